// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/// An Ed25519 key pair: the administrator's, or a person's who may override. The file holds both
/// halves as PEM and is readable by its owner only.
public final class SigningKey {
  private static final byte[] PROBE = {1, 2, 3};
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey secret;
  private final VerifyingKey verifying;

  private SigningKey(PrivateKey secret, VerifyingKey verifying) {
    this.secret = secret;
    this.verifying = verifying;
  }

  /// The key pair in a file; when there is no file, a new pair is made and written there.
  public static SigningKey at(Path file) throws BadFixing, IOException {
    try {
      return read(file);
    } catch (NoSuchFileException _) {
      return made(file);
    }
  }

  /// @throws BadFixing when the file holds no pair, or two halves that do not belong together
  public static SigningKey read(Path file) throws BadFixing, IOException {
    var text = Files.readString(file);
    var where = file.toString();
    try {
      var secret =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Pem.block(text, "PRIVATE KEY", where)));
      if (!Pem.has(text, "PUBLIC KEY")) {
        throw new BadFixing(
            where
                + " lacks the public half; append the output of: openssl pkey -pubout -in "
                + where);
      }
      var key = new SigningKey(secret, VerifyingKey.read(file));
      var word = Base64.getEncoder().encodeToString(key.sign(PROBE));
      if (!key.verifying.verifies(PROBE, word))
        throw new BadFixing(where + ": the private and the public key do not belong together");
      return key;
    } catch (GeneralSecurityException e) {
      throw new BadFixing(where + " is no Ed25519 private key: " + e.getMessage());
    }
  }

  private static SigningKey made(Path file) throws BadFixing, IOException {
    var pair = pair();
    var verifying = new VerifyingKey(pair.getPublic());
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    var text = Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()) + verifying.pem();
    var draft =
        folder.resolve("." + file.getFileName() + "." + Long.toHexString(RANDOM.nextLong()));
    try {
      try (var channel =
          FileChannel.open(
              draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) channel.write(bytes);
        channel.force(true);
      }
      place(draft, file);
    } catch (FileAlreadyExistsException _) {
      return read(file);
    } finally {
      Files.deleteIfExists(draft);
    }
    return new SigningKey(pair.getPrivate(), verifying);
  }

  /// Whole or not at all, and never over a key that is there.
  private static void place(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (UnsupportedOperationException _) {
      Files.move(draft, file);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  public byte[] sign(byte[] bytes) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing", e);
    }
  }

  public VerifyingKey verifying() {
    return verifying;
  }
}
