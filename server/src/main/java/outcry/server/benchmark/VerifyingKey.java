// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An Ed25519 public key: who signed.
public final class VerifyingKey {
  /// What X.509 puts before the 32 bytes of an Ed25519 key (RFC 8410).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int LENGTH = 32;

  private final PublicKey key;

  VerifyingKey(PublicKey key) {
    this.key = key;
  }

  /// @param base64 the 32 bytes of the key
  public static VerifyingKey of(String base64) throws BadFixing {
    var bytes = decoded(base64);
    if (bytes == null) throw new BadFixing("key \"" + base64 + "\" is not base64");
    if (bytes.length != LENGTH)
      throw new BadFixing("key has " + bytes.length + " bytes; an Ed25519 key has " + LENGTH);
    var encoded = Arrays.copyOf(X509, X509.length + LENGTH);
    System.arraycopy(bytes, 0, encoded, X509.length, LENGTH);
    return decoded(encoded, "key \"" + base64 + "\"");
  }

  /// The public key in a PEM file; a file that holds a private key beside it will do.
  public static VerifyingKey read(Path file) throws BadFixing, IOException {
    return decoded(
        Pem.block(Files.readString(file), "PUBLIC KEY", file.toString()), file.toString());
  }

  /// A key as somebody names it: a PEM file, its text, or the 32 bytes in base64.
  public static VerifyingKey named(String text) throws BadFixing, IOException {
    if (text.contains("-----BEGIN")) {
      return decoded(Pem.block(text, "PUBLIC KEY", "the given text"), "the given text");
    }
    var bytes = decoded(text);
    if (bytes != null && bytes.length == LENGTH) return of(text);
    try {
      if (Files.isRegularFile(Path.of(text))) return read(Path.of(text));
    } catch (InvalidPathException _) {
      // it names nothing
    }
    throw new BadFixing(
        "\"" + text + "\" is neither a file nor the 44 letters of a public key in base64");
  }

  private static VerifyingKey decoded(byte[] x509, String where) throws BadFixing {
    try {
      return new VerifyingKey(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    } catch (GeneralSecurityException e) {
      throw new BadFixing(where + " is no Ed25519 public key: " + e.getMessage());
    }
  }

  /// Does a signature in base64 belong to these bytes?
  public boolean verifies(byte[] bytes, String signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(bytes);
      var bare = decoded(signature);
      return bare != null && check.verify(bare);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /// The bytes of the one text that stands for them; null when it is not base64. The last letter
  /// has bits nobody reads: with another letter there the text is not the one that was written.
  private static byte[] decoded(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// The 32 bytes in base64, as in a fixing.
  public String text() {
    var encoded = key.getEncoded();
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
  }

  /// What people compare: the first 32 hexadecimal digits of the SHA-256 of the 32 bytes.
  public String fingerprint() {
    var digits = Sha256.of(Base64.getDecoder().decode(text()));
    return String.join(
        " ",
        digits.substring(0, 8),
        digits.substring(8, 16),
        digits.substring(16, 24),
        digits.substring(24, 32));
  }

  /// The same of a key in base64; the text itself when it is none.
  public static String fingerprint(String base64) {
    try {
      return of(base64).fingerprint();
    } catch (BadFixing _) {
      return "\"" + base64 + "\"";
    }
  }

  /// As a PEM block.
  public String pem() {
    return Pem.text("PUBLIC KEY", key.getEncoded());
  }
}
