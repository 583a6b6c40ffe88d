// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.agrona.DirectBuffer;
import outcry.core.engine.CommandWriter;
import outcry.server.feed.EventTime;
import outcry.server.gateway.Commands;
import outcry.server.gateway.Outcome;
import outcry.server.gateway.Unavailable;
import outcry.server.read.Market;
import outcry.server.read.ReadModel;
import outcry.server.scenario.Asked;
import outcry.server.scenario.EventJson;
import outcry.server.scenario.Language;
import outcry.server.scenario.LineFault;
import outcry.wire.AcceptedDecoder;
import outcry.wire.CancelledDecoder;
import outcry.wire.DueDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.ReplacedDecoder;
import outcry.wire.StateReportedDecoder;
import tools.jackson.databind.node.ObjectNode;

/// Where a request becomes a command, and the command's events become an answer.
final class Floor {
  private static final long PATIENCE_SECONDS = 10;

  private final Commands commands;
  private final ReadModel model;

  Floor(Commands commands, ReadModel model) {
    this.commands = commands;
    this.model = model;
  }

  /// What the exchange did: the events as the scenario language writes them, the number of the
  /// order that was accepted, replaced or cancelled (0: none), and the report that was asked for
  /// (null: none).
  record Told(long position, List<ObjectNode> events, long order, ObjectNode report) {}

  /// Reads a command of the scenario language from a request's fields, sends it and waits for its
  /// events; a refusal by the exchange is thrown as [Refusal].
  Told call(String word, Body body) {
    return call(body, read(word, body));
  }

  /// The same for a command whose parts are accepted or rejected one by one: rejections are told
  /// among the events.
  Told callInParts(String word, Body body) {
    return tell(body, read(word, body), true);
  }

  private ToIntFunction<CommandWriter> read(String word, Body body) {
    try {
      var command = Language.read(word, body);
      return writer -> model.read(market -> command.write(writer, market));
    } catch (LineFault e) {
      throw Refusal.bad("bad-request", e.getMessage(), null);
    }
  }

  /// Sends what `write` writes and waits for its events; a refusal by the exchange is thrown as
  /// [Refusal].
  Told call(Asked asked, ToIntFunction<CommandWriter> write) {
    return tell(asked, write, false);
  }

  private Told tell(Asked asked, ToIntFunction<CommandWriter> write, boolean inParts) {
    var writer = new CommandWriter();
    int length = write.applyAsInt(writer);
    var outcome = outcome(writer, length);
    return model.read(market -> told(market, outcome, asked, inParts));
  }

  private Outcome outcome(CommandWriter writer, int length) {
    try {
      return commands.submit(writer.buffer(), 0, length).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      throw unavailable(
          "no answer within " + PATIENCE_SECONDS + " s; the command may still be applied");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unavailable("the venue is stopping; the command may still be applied");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Unavailable cause) {
        throw unavailable(cause.getMessage());
      }
      throw new IllegalStateException("a command failed", e.getCause());
    }
  }

  private static Refusal unavailable(String message) {
    return new Refusal(503, "unavailable", message, null, 0);
  }

  private static Told told(Market market, Outcome outcome, Asked asked, boolean inParts) {
    var telling = new Telling(market, outcome, asked, inParts);
    outcome.forEach(telling::take);
    return new Told(outcome.position(), telling.events, telling.order, telling.report);
  }

  /// Writes out one outcome, event by event.
  private static final class Telling {
    private final Outcome outcome;
    private final Asked asked;
    private final boolean inParts;
    private final EventJson json;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<ObjectNode> events = new ArrayList<>();
    private final EventTime when = new EventTime();
    private int index;
    private long order;
    private ObjectNode report;

    private Telling(Market market, Outcome outcome, Asked asked, boolean inParts) {
      this.inParts = inParts;
      this.outcome = outcome;
      this.asked = asked;
      this.json = new EventJson(market);
      when.begin(outcome.time());
    }

    private void take(int templateId, DirectBuffer buffer, int offset, int length) {
      long at = when.of(templateId, buffer, offset);
      var event = json.write(templateId, buffer, offset, at, index++, asked);
      if (event != null) {
        boolean part = inParts && event.get("event").stringValue().equals("rejected");
        if (event.has("text") && !part) {
          throw refusal(event);
        }
        events.add(event);
      }
      switch (templateId) {
        case DueDecoder.TEMPLATE_ID -> order = 0; // what was due before is not what was asked for
        case AcceptedDecoder.TEMPLATE_ID ->
            order = new AcceptedDecoder().wrapAndApplyHeader(buffer, offset, header).order();
        case ReplacedDecoder.TEMPLATE_ID ->
            order = new ReplacedDecoder().wrapAndApplyHeader(buffer, offset, header).order();
        case CancelledDecoder.TEMPLATE_ID -> {
          var cancelled = new CancelledDecoder().wrapAndApplyHeader(buffer, offset, header);
          order = order == 0 ? cancelled.order() : order;
        }
        case StateReportedDecoder.TEMPLATE_ID -> {
          var reported = new StateReportedDecoder().wrapAndApplyHeader(buffer, offset, header);
          report =
              Json.object()
                  .put("position", outcome.position())
                  .put("hash", "%016x".formatted(reported.hash()))
                  .put("commands", reported.commands())
                  .put("trades", reported.trades());
        }
        default -> {}
      }
    }

    private Refusal refusal(ObjectNode event) {
      var reason = event.get("reason").stringValue();
      return new Refusal(
          422, reason, event.get("text").stringValue(), field(reason), outcome.position());
    }

    /// Which field of a request a reason is about; null when it is about the whole.
    private static String field(String reason) {
      return switch (reason) {
        case "unknown-account" -> "account";
        case "unknown-contract" -> "contract";
        case "unknown-product" -> "product";
        case "unknown-index" -> "index";
        case "unknown-member" -> "member";
        case "trigger-passed" -> "stop";
        case "price-limit", "price-band", "would-take" -> "price";
        case "position-limit", "would-increase" -> "qty";
        case "no-opposite" -> "type";
        case "unknown-order", "duplicate-id" -> "id";
        case "bad-quantity" -> "qty";
        case "bad-price" -> "price";
        case "bad-amount", "insufficient-cash" -> "amount";
        case "bad-date" -> "date";
        case "duplicate-ref" -> "ref";
        default -> null;
      };
    }
  }
}
