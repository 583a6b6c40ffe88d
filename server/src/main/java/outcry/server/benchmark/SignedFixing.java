// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.util.Base64;
import java.util.HexFormat;

/// A fixing as it is published.
///
/// @param hash SHA-256 of the canonical line without hash, key and signature, 64 hexadecimal digits
/// @param key the administrator's public key, 32 bytes in base64
/// @param signature Ed25519 over the 32 bytes of the hash, in base64
public record SignedFixing(Fixing fixing, String hash, String key, String signature) {

  public static SignedFixing of(Fixing fixing, SigningKey key) {
    var hash = FixingJson.hash(fixing);
    var signature = key.sign(HexFormat.of().parseHex(hash));
    return new SignedFixing(
        fixing, hash, key.verifying().text(), Base64.getEncoder().encodeToString(signature));
  }

  /// The file: one line of JSON with its line feed.
  public String text() {
    return FixingJson.text(this);
  }

  /// Is it what its key has signed? Whose key that is, is another question.
  public boolean isWhole() {
    return hash.equals(FixingJson.hash(fixing)) && isSigned();
  }

  /// Does the signature belong to the hash?
  boolean isSigned() {
    try {
      return VerifyingKey.of(key).verifies(HexFormat.of().parseHex(hash), signature);
    } catch (BadFixing | IllegalArgumentException _) {
      return false;
    }
  }
}
