// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `outcry replay` as it is typed: what goes to standard output, what to standard error, and the
/// exit code.
class ReplayCommandTest {
  private static final String DEPOSIT =
      "{\"cmd\":\"deposit\",\"account\":\"labs\",\"amount\":\"10\"}\n";

  @TempDir private Path folder;

  private record Run(int exit, String out, String err) {}

  @Test
  void eventsGoToStandardOutput() throws IOException {
    var run = replay(file(DEPOSIT));
    assertEquals(0, run.exit, run.toString());
    assertTrue(run.out.endsWith("\"cash\":\"10.000000\",\"ref\":null}\n"), run.toString());
    assertEquals("", run.err);
  }

  @Test
  void aRefusalIsAnEventAndNoError() throws IOException {
    var run = replay(file("{\"cmd\":\"withdraw\",\"account\":\"labs\",\"amount\":\"10\"}"));
    assertEquals(0, run.exit, run.toString());
    assertTrue(run.out.contains("\"reason\":\"unknown-account\""), run.toString());
  }

  @Test
  void aFaultNamesFileAndLineAndTheLinesBeforeStand() throws IOException {
    var file = file(DEPOSIT + "\n# now it goes wrong\n{\"cmd\":\"deposti\"}\n" + DEPOSIT);
    var run = replay(file);
    assertEquals(2, run.exit, run.toString());
    assertEquals(1, run.out.lines().count(), run.toString());
    assertTrue(run.err.startsWith(file + ":4: unknown command \"deposti\""), run.toString());
  }

  @Test
  void quietTellsTheEndInOneLine() throws IOException {
    var run = replay("--quiet", "--snapshot-every", "1", file(DEPOSIT + DEPOSIT));
    assertEquals(0, run.exit, run.toString());
    var counts = "\\{\"event\":\"end\",\"commands\":2,\"events\":2,\"trades\":0,";
    assertTrue(run.out.matches(counts + "\"hash\":\"[0-9a-f]{16}\"}\n"), run.toString());
  }

  @Test
  void aDashReadsStandardInput() throws IOException {
    var in = System.in;
    try (var typed = Files.newInputStream(Path.of(file("oops")))) {
      System.setIn(typed);
      var run = replay("-");
      assertEquals(2, run.exit, run.toString());
      assertTrue(run.err.startsWith("-:1: not JSON"), run.toString());
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void eventsThatCannotBeWrittenAreNoSuccess() throws IOException {
    var console = System.out;
    var err = new StringWriter();
    var full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    System.setOut(new PrintStream(full, false, StandardCharsets.UTF_8));
    try {
      var line = new CommandLine(new ReplayCommand()).setErr(new PrintWriter(err, true));
      assertEquals(1, line.execute(file(DEPOSIT)), err.toString());
    } finally {
      System.setOut(console);
    }
    assertTrue(err.toString().contains("not every event was written"), err.toString());
  }

  @Test
  void aFileThatIsNotThereIsSaidPlainly() {
    var missing = folder.resolve("missing.jsonl").toString();
    assertEquals(
        new Run(2, "", missing + ": no such file" + System.lineSeparator()), replay(missing));
  }

  @Test
  void bytesThatAreNoTextAreAFault() throws IOException {
    var file = folder.resolve("bytes.jsonl");
    Files.write(file, new byte[] {'{', (byte) 0xFF, '}'});
    var run = replay(file.toString());
    assertEquals(
        new Run(2, "", file + ":1: not UTF-8" + System.lineSeparator()), run, run.toString());
  }

  @Test
  void helpSaysWhatAnOperatorNeeds() {
    var usage = new CommandLine(new ReplayCommand()).getUsageMessage();
    for (var word : new String[] {"--quiet", "--snapshot-every", "FILE:LINE", "Example"}) {
      assertTrue(usage.contains(word), word + " is missing from\n" + usage);
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("story.jsonl"), text).toString();
  }

  private static Run replay(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    var console = System.out;
    System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
    try {
      var line = new CommandLine(new ReplayCommand()).setErr(new PrintWriter(err, true));
      int exit = line.execute(arguments);
      System.out.flush();
      return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(console);
    }
  }
}
