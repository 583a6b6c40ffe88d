// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.archive.CatalogView;
import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.SessionMessageHeaderDecoder;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;
import outcry.core.engine.Exchange;
import outcry.core.engine.Tape;

/// The log of a node as it lies on the disk, in one segment: read frame by frame, copied, cut.
final class Journal {
  /// The stream the cluster writes its log on.
  private static final int LOG_STREAM = 100;

  private static final int SEGMENT = 32 << 20;

  /// One command of the log; `end` is where the frame that completes it ends.
  record Entry(int start, int end, long time, byte[] command) {}

  final File archive;
  final long recording;
  final Path segment;

  private Journal(File archive, long recording) {
    this.archive = archive;
    this.recording = recording;
    this.segment = archive.toPath().resolve(recording + "-0.rec");
  }

  static Journal in(File archive) {
    long[] found = {-1};
    CatalogView.listRecordings(
        archive,
        (_, _, id, _, _, _, _, _, _, _, _, _, stream, _, _, _) ->
            found[0] = stream == LOG_STREAM ? id : found[0]);
    return new Journal(archive, found[0]);
  }

  /// The archive's position of the end; -1 as long as nobody closed the recording.
  long stopPosition() {
    long[] found = {-1};
    CatalogView.listRecording(
        archive, recording, (_, _, _, _, _, _, stop, _, _, _, _, _, _, _, _, _) -> found[0] = stop);
    return found[0];
  }

  /// The bytes of the log from its beginning.
  byte[] bytes(int length) throws IOException {
    var into = ByteBuffer.allocate(length);
    try (var file = FileChannel.open(segment, StandardOpenOption.READ)) {
      while (into.hasRemaining() && file.read(into, into.position()) > 0) {
        // more to come
      }
    }
    return Arrays.copyOf(into.array(), into.position());
  }

  /// Where each frame begins, and where the last ends.
  static List<Integer> frames(byte[] log) {
    var buffer = new UnsafeBuffer(log);
    var starts = new ArrayList<Integer>();
    int at = 0;
    while (at < log.length && FrameDescriptor.frameLength(buffer, at) > 0) {
      starts.add(at);
      at += BitUtil.align(FrameDescriptor.frameLength(buffer, at), FrameDescriptor.FRAME_ALIGNMENT);
    }
    starts.add(at);
    return starts;
  }

  /// The commands on a log, put together from their frames as the cluster does.
  static List<Entry> commands(byte[] log) {
    var buffer = new UnsafeBuffer(log);
    var frames = frames(log);
    var commands = new ArrayList<Entry>();
    int began = -1;
    byte[] message = {};
    for (int f = 0; f + 1 < frames.size(); f++) {
      int at = frames.get(f);
      byte flags = FrameDescriptor.frameFlags(buffer, at);
      int body = FrameDescriptor.frameLength(buffer, at) - DataHeaderFlyweight.HEADER_LENGTH;
      if ((flags & FrameDescriptor.BEGIN_FRAG_FLAG) != 0) {
        began = at;
        message = new byte[0];
      }
      int had = message.length;
      message = Arrays.copyOf(message, had + body);
      buffer.getBytes(at + DataHeaderFlyweight.HEADER_LENGTH, message, had, body);
      if ((flags & FrameDescriptor.END_FRAG_FLAG) != 0 && began >= 0) {
        command(message, began, frames.get(f + 1), commands);
        began = -1;
      }
    }
    return commands;
  }

  private static void command(byte[] message, int start, int end, List<Entry> to) {
    var buffer = new UnsafeBuffer(message);
    var header = new MessageHeaderDecoder().wrap(buffer, 0);
    if (header.templateId() == SessionMessageHeaderDecoder.TEMPLATE_ID) {
      var session = new SessionMessageHeaderDecoder().wrapAndApplyHeader(buffer, 0, header);
      int from = MessageHeaderDecoder.ENCODED_LENGTH + session.encodedLength();
      var command = Arrays.copyOfRange(message, from, message.length);
      to.add(new Entry(start, end, session.timestamp(), command));
    }
  }

  /// What the commands make of a fresh exchange.
  static Exchange apply(List<Entry> commands, Tape.Reader events) {
    var exchange = new Exchange();
    long time = 0;
    for (var each : commands) {
      time = Math.max(time, each.time);
      exchange.apply(time, new UnsafeBuffer(each.command), 0, each.command.length);
      exchange.tape().forEach(events);
    }
    return exchange;
  }

  /// The log as if the power had gone when so many bytes of it were on the disk: zeros behind, or
  /// nothing at all.
  void cut(byte[] log, int at, boolean zeros) throws IOException {
    try (var file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.truncate(0);
      file.write(ByteBuffer.wrap(log, 0, at), 0);
      if (zeros) {
        file.write(ByteBuffer.allocate(1), SEGMENT - 1L);
      }
    }
  }

  /// Copies a directory of a running node, holes in its files left out.
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(file.getFileName());
        if (Files.size(file) < SEGMENT) {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } else {
          copySparse(file, copy);
        }
      }
    }
  }

  private static void copySparse(Path from, Path to) throws IOException {
    var page = ByteBuffer.allocate(1 << 16);
    var empty = new byte[1 << 16];
    try (var in = FileChannel.open(from, StandardOpenOption.READ);
        var out = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      for (long at = 0; at < in.size(); at += page.capacity()) {
        page.clear();
        int read = in.read(page, at);
        if (read < empty.length || !Arrays.equals(page.array(), empty)) {
          out.write(page.flip(), at);
        }
      }
      if (out.size() < in.size()) {
        out.write(ByteBuffer.allocate(1), in.size() - 1);
      }
    }
  }
}
