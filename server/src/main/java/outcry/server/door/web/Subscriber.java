// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outcry.server.door.web.Route.Access;
import outcry.server.door.web.Topic.Key;
import outcry.server.scenario.Words;
import tools.jackson.databind.node.ArrayNode;

/// One connection to the stream: what it asked for, who it is, and what it has yet to be sent.
///
/// A message that makes no sense is answered with an error and changes nothing; one that is too
/// long ends the connection.
final class Subscriber extends AbstractReceiveListener {
  private static final Logger LOG = System.getLogger(Subscriber.class.getName());
  private static final int LONGEST_MESSAGE = 64 * 1024;
  private static final int MOST_CHANNELS = 256;

  private final Stream stream;
  private final Keys keys;
  private final boolean openBooks;
  private final Outbox outbox;
  private final Set<Key> joined = new HashSet<>();
  private Caller caller = Caller.ANYBODY;
  private String account;

  Subscriber(Stream stream, Keys keys, boolean openBooks, Outbox outbox) {
    this.stream = stream;
    this.keys = keys;
    this.openBooks = openBooks;
    this.outbox = outbox;
  }

  /// Any thread may call.
  void push(byte[] message) {
    outbox.offer(message);
  }

  @Override
  protected long getMaxTextBufferSize() {
    return LONGEST_MESSAGE;
  }

  @Override
  protected long getMaxBinaryBufferSize() {
    return LONGEST_MESSAGE;
  }

  @Override
  protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
    try {
      take(message.getData());
    } catch (Refusal refusal) {
      var json = Json.object();
      json.set("error", refusal.json());
      push(Json.bytes(json));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a stream client's message failed", e);
      outbox.close(1011, "the door failed");
    }
  }

  @Override
  protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message)
      throws IOException {
    super.onFullBinaryMessage(channel, message);
    var json = Json.object();
    json.set("error", Refusal.bad("malformed-json", "messages are JSON text", null).json());
    push(Json.bytes(json));
  }

  private void take(String text) {
    var json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
    var op = json.get("op");
    switch (op == null || !op.isString() ? "" : op.stringValue()) {
      case "subscribe" -> subscribe(Body.of(json, "op", "channels"));
      case "unsubscribe" -> unsubscribe(Body.of(json, "op", "channels"));
      case "auth" -> authenticate(Body.of(json, "op", "key", "account"));
      case "ping" -> {
        Body.of(json, "op");
        push(Json.bytes(Json.object().put("op", "pong").put("ts", now())));
      }
      default ->
          throw Refusal.bad(
              "unknown-op", "op " + op + " is not subscribe, unsubscribe, auth or ping", "op");
    }
  }

  private static String now() {
    return Words.time(System.currentTimeMillis());
  }

  /// All channels are looked at before the first is joined: a message with a fault changes nothing.
  private void subscribe(Body body) {
    var wanted = keys(body);
    if (joined.size() + wanted.size() > MOST_CHANNELS) {
      throw Refusal.bad(
          "too-many-channels", "a connection may have " + MOST_CHANNELS + " channels", "channels");
    }
    wanted.forEach(this::admit);
    wanted.forEach(stream::check);
    for (var key : wanted) {
      joined.add(key);
      stream.join(this, key);
    }
  }

  private void unsubscribe(Body body) {
    for (var key : keys(body)) {
      joined.remove(key);
      stream.leave(this, key);
    }
  }

  private List<Key> keys(Body body) {
    if (!(body.node("channels") instanceof ArrayNode list)) {
      throw Refusal.bad("bad-type", "channels must be a list of names", "channels");
    }
    var wanted = new ArrayList<Key>();
    for (var name : list) {
      if (!name.isString()) {
        throw Refusal.bad("bad-type", "channels must be a list of names", "channels");
      }
      var key = Topic.key(name.stringValue());
      wanted.add(key.topic().scope() == Topic.Scope.ACCOUNT ? new Key(key.topic(), account) : key);
    }
    return wanted;
  }

  private void admit(Key key) {
    if (key.topic().scope() == Topic.Scope.ACCOUNT && key.of() == null) {
      throw new Refusal(
          401, "no-key", "channel " + key.name() + " needs op auth first", "channels", 0);
    }
    if (key.topic().scope() == Topic.Scope.EVERY_ACCOUNT
        && !Access.EVERY_ACCOUNT.allows(caller.role(), openBooks)) {
      throw new Refusal(
          403,
          "forbidden",
          "channel " + key.name() + " needs an operator's or viewer's key",
          "channels",
          0);
    }
  }

  /// A participant's key opens the channels of its account; an operator or viewer may name one.
  private void authenticate(Body body) {
    var known =
        keys.caller(body.name("key", 256))
            .orElseThrow(() -> new Refusal(401, "wrong-key", "the key is not known", "key", 0));
    var named = body.name("account", known.account());
    if (known.is(Caller.Role.PARTICIPANT) && !known.account().equals(named)) {
      throw new Refusal(
          403, "forbidden", "this key is for account " + known.account() + " alone", "account", 0);
    }
    if (!Access.OWN_ACCOUNT.allows(known.role(), openBooks)) {
      throw new Refusal(403, "forbidden", "this key opens no channel", "key", 0);
    }
    if (named != null) {
      stream.check(new Key(Topic.ACCOUNT, named));
    }
    leaveAll(Topic.Scope.ACCOUNT);
    caller = known;
    account = named;
    push(
        Json.bytes(
            Json.object()
                .put("op", "auth")
                .put("role", Words.of(known.role()))
                .put("account", named)));
  }

  private void leaveAll(Topic.Scope scope) {
    for (var key : List.copyOf(joined)) {
      if (key.topic().scope() == scope) {
        joined.remove(key);
        stream.leave(this, key);
      }
    }
  }

  /// The connection is gone.
  void gone() {
    outbox.shut();
    stream.leaveAll(this);
  }
}
