// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PriceCommandTest {
  private static final String CALL =
      """
      {"model":"black76","F":3.1,"K":3.1,"sigma":0.45,"days":30,"r":0.04,"cp":"C"}\
      """;

  private record Ran(int exit, String out, String err) {}

  @TempDir private Path folder;

  @Test
  void aFileAndACommandLineGiveTheSame() throws IOException {
    var file = Files.writeString(folder.resolve("book.jsonl"), CALL + "\n" + CALL);
    var batch = run("--batch", file.toString());
    var typed = run(CALL, CALL);
    assertEquals(0, batch.exit, batch.toString());
    assertEquals(2, batch.out.lines().count(), batch.toString());
    assertEquals(batch, typed);
  }

  @Test
  void aBadLineIsNamedAndTheAnswersBeforeItStand() throws IOException {
    var file = Files.writeString(folder.resolve("book.jsonl"), CALL + "\n\n" + "{\"model\":1}\n");
    var ran = run("--batch", file.toString());
    assertEquals(2, ran.exit, ran.toString());
    assertEquals(1, ran.out.lines().count(), ran.toString());
    assertTrue(ran.err.startsWith(file + ":3: model must be one of"), ran.toString());
  }

  @Test
  void aFileThatIsNotThereAndNothingToPriceAreSaid() {
    var missing = folder.resolve("missing.jsonl").toString();
    assertEquals(
        new Ran(2, "", missing + ": no such file" + System.lineSeparator()),
        run("--batch", missing));
    var nothing = run();
    assertEquals(2, nothing.exit);
    assertTrue(nothing.err.startsWith("Say --batch FILE"), nothing.err);
    assertEquals(2, run("--batch", missing, CALL).exit);
  }

  @Test
  void theExampleOfTheHelpWorks() {
    var help = new CommandLine(new PriceCommand()).getUsageMessage();
    var example =
        help.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("{"))
            .collect(Collectors.joining("\n"));
    var in = System.in;
    System.setIn(new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)));
    try {
      var ran = run("--batch", "-");
      assertEquals(0, ran.exit, help + ran);
      assertEquals(3, ran.out.lines().count(), help + ran);
    } finally {
      System.setIn(in);
    }
  }

  private static Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    var console = System.out;
    System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
    try {
      var line = new CommandLine(new PriceCommand()).setErr(new PrintWriter(err, true));
      int exit = line.execute(arguments);
      System.out.flush();
      return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(console);
    }
  }
}
