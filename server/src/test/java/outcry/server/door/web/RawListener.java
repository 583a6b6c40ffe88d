// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A stream client on a bare socket with a small receive buffer, which reads only when it is told
/// to.
final class RawListener implements AutoCloseable {
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  RawListener(int port) throws IOException {
    socket.setReceiveBufferSize(8 * 1024);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    in = new DataInputStream(socket.getInputStream());
    socket
        .getOutputStream()
        .write(
            """
            GET /v1/stream HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
            Sec-WebSocket-Version: 13\r
            \r
            """
                .getBytes(StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
  }

  /// Sends a short text, masked with zeroes as the protocol demands a mask.
  void say(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var frame = new ByteArrayOutputStream();
    frame.write(TEXT);
    frame.write(0x80 | bytes.length);
    frame.write(new byte[4]);
    frame.write(bytes);
    socket.getOutputStream().write(frame.toByteArray());
  }

  /// Waits until something has been sent here, without reading on.
  void awaitFirstMessage() throws IOException {
    readFrame();
  }

  /// Reads until the server closes; answers with what code and why.
  String readToTheEnd() throws IOException {
    var frame = readFrame();
    while (frame.kind() != CLOSE) {
      frame = readFrame();
    }
    var payload = frame.payload();
    int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    return code + " " + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
  }

  private record Frame(int kind, byte[] payload) {}

  private Frame readFrame() throws IOException {
    int kind = in.readUnsignedByte();
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return new Frame(kind, in.readNBytes((int) length));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
