// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The keys that open the door, kept as SHA-256 hashes in `keys.json`; a key itself is shown once,
/// when it is made.
///
/// Keys are 256 random bits, so a fast hash is enough: there is nothing to guess. The control
/// secret lives as plain text in the file `control` beside it, readable by the owner alone: whoever
/// can read it owns the data anyway.
public final class Keys {
  private static final int KEY_BYTES = 32;
  private static final int LONGEST_KEY = 256;

  private record Entry(byte[] hash, Caller caller) {}

  private final SecureRandom random = new SecureRandom();
  private final Path file;
  private final List<Entry> entries = new ArrayList<>();
  private final String firstOperatorKey;
  private final String control;
  private final byte[] controlHash;

  private Keys(Path file, Path controlFile) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      load();
    }
    this.firstOperatorKey = hasOperator() ? null : make(Caller.Role.OPERATOR, null);
    this.control = fresh("control");
    this.controlHash = hash(control);
    PrivateFile.write(controlFile, control + "\n");
  }

  /// Opens the keys of a data directory. The control secret is new each time.
  public static Keys open(Path dataDirectory) throws IOException {
    Files.createDirectories(dataDirectory);
    return new Keys(dataDirectory.resolve("keys.json"), dataDirectory.resolve("control"));
  }

  /// The control secret of a venue that runs on this data directory.
  public static String controlSecret(Path dataDirectory) throws IOException {
    return Files.readString(dataDirectory.resolve("control")).strip();
  }

  /// The operator's key, when this start was the first: to be shown now, for it is kept nowhere.
  public Optional<String> firstOperatorKey() {
    return Optional.ofNullable(firstOperatorKey);
  }

  /// A new key for a participant of the named account.
  public String participant(String account) throws IOException {
    return make(Caller.Role.PARTICIPANT, account);
  }

  /// A new key for somebody who may look at every account.
  public String viewer() throws IOException {
    return make(Caller.Role.VIEWER, null);
  }

  /// A further operator's key.
  public String operator() throws IOException {
    return make(Caller.Role.OPERATOR, null);
  }

  private synchronized String make(Caller.Role role, String account) throws IOException {
    var key = fresh(word(role));
    entries.add(new Entry(hash(key), new Caller(role, account)));
    save();
    return key;
  }

  /// Who a key belongs to. Every entry is compared, so that the time taken tells nothing.
  synchronized Optional<Caller> caller(String key) {
    if (key.length() > LONGEST_KEY) {
      return Optional.empty();
    }
    var asked = hash(key);
    Caller found =
        MessageDigest.isEqual(asked, controlHash) ? new Caller(Caller.Role.CONTROL, null) : null;
    for (var entry : entries) {
      if (MessageDigest.isEqual(asked, entry.hash())) {
        found = entry.caller();
      }
    }
    return Optional.ofNullable(found);
  }

  private boolean hasOperator() {
    return entries.stream().anyMatch(entry -> entry.caller().is(Caller.Role.OPERATOR));
  }

  private String fresh(String prefix) {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return prefix + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void load() throws IOException {
    try {
      for (var node : Json.parse(Files.readAllBytes(file)).withArrayProperty("keys")) {
        var role = Caller.Role.valueOf(node.get("role").stringValue().toUpperCase(Locale.ROOT));
        var account = node.get("account").isNull() ? null : node.get("account").stringValue();
        var hash = HexFormat.of().parseHex(node.get("sha256").stringValue());
        entries.add(new Entry(hash, new Caller(role, account)));
      }
    } catch (RuntimeException e) {
      throw new IOException(file + " is not a list of keys: " + e.getMessage(), e);
    }
  }

  private void save() throws IOException {
    var json = Json.object();
    var list = json.putArray("keys");
    for (var entry : entries) {
      list.addObject()
          .put("role", word(entry.caller().role()))
          .put("account", entry.caller().account())
          .put("sha256", HexFormat.of().formatHex(entry.hash()));
    }
    PrivateFile.write(file, new String(Json.bytes(json), StandardCharsets.UTF_8) + "\n");
  }

  private static String word(Caller.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
