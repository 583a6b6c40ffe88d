// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import outcry.core.engine.MarginExplanation;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Replays a scenario: one command a line in, one event a line out.
///
/// Output is UTF-8 with a line feed after each object, whatever the machine's own habits, and is
/// written through before a fault is reported: the lines before it stand.
public final class Scenario {
  /// `snapshotEvery` commands the exchange is written down and made anew; 0 = never.
  public record Options(boolean quiet, int snapshotEvery) {
    public static final Options PLAIN = new Options(false, 0);
  }

  /// Takes the events as they are on the wire; `position` is one for all of a command.
  @FunctionalInterface
  public interface Tap {
    void take(long position, long time, int templateId, DirectBuffer buffer, int offset);
  }

  private final Options options;
  private final OutputStream out;
  private final Stage stage;
  private long commands;

  /// The caller buffers and closes `out`.
  public Scenario(OutputStream out, Options options) {
    this(out, options, (_, _, _, _, _) -> {});
  }

  public Scenario(OutputStream out, Options options, Tap tap) {
    this.out = out;
    this.options = options;
    this.stage = new Stage(this::write, options.quiet(), tap);
  }

  /// Plays a file to its end. A fault names the line: `FILE:LINE: what is wrong`.
  public void play(InputStream file, String name) throws IOException, LineFault {
    var lines = new TextLines(file);
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        play(line);
      }
      if (options.quiet()) {
        write(end());
      }
    } catch (LineFault fault) {
      throw new LineFault(name + ":" + lines.number() + ": " + fault.getMessage());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      out.flush();
    }
  }

  /// An account's margin as it stands at the end (rule M-12).
  public MarginExplanation explain(String account) throws LineFault {
    int number = stage.view().account(account);
    if (number == 0) {
      throw new LineFault("account " + account + " is not open (rule T-5)");
    }
    return stage.view().explain(number);
  }

  private void play(String text) throws LineFault {
    if (TextLines.isPassedOver(text)) {
      return;
    }
    stage.play(Line.parse(text));
    commands++;
    if (options.snapshotEvery() > 0 && commands % options.snapshotEvery() == 0) {
      stage.restart();
    }
  }

  private ObjectNode end() {
    var end = JsonNodeFactory.instance.objectNode().put("event", "end").put("commands", commands);
    end.put("events", stage.events()).put("trades", stage.trades());
    return end.put("hash", "%016x".formatted(stage.hash()));
  }

  private void write(ObjectNode event) {
    try {
      out.write(event.toString().getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
