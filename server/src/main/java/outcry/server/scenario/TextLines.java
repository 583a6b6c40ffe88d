// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The lines of a file, numbered from 1. A line that is no text is a fault of that line alone:
/// those before it have been handed out.
public final class TextLines {
  private final InputStream file;
  private int number;

  /// The caller buffers and closes `file`.
  public TextLines(InputStream file) {
    this.file = file;
  }

  /// The number of the line handed out last.
  public int number() {
    return number;
  }

  /// The next line; null at the end of the file.
  public String next() throws IOException, LineFault {
    int next = file.read();
    if (next < 0) {
      return null;
    }
    number++;
    var bytes = new ByteArrayOutputStream(256);
    for (; next >= 0 && next != '\n'; next = file.read()) {
      bytes.write(next);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw new LineFault("not UTF-8");
    }
  }

  /// Whether a line is blank or a comment.
  public static boolean isPassedOver(String line) {
    return line.isBlank() || line.startsWith("#");
  }
}
