// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `outcry index quality`: the price of a fixed capability (rule I-59), with made-up scores.
class QualityCommandTest {
  private final StringWriter err = new StringWriter();
  private String out;
  @TempDir private Path folder;

  @Test
  void theCheapestThatIsGoodEnoughForPeopleAndPrograms() throws IOException {
    var scores = scores("model,score\nGPT-5.6-luna,40\ngpt-5.6-terra,50\nnever-heard-of,99\n");
    assertEquals(0, run("--scores", scores, "--mark", "50", "--to", "2026-08-01"), "" + err);
    assertTrue(out.contains("Analytics only: no contract settles on this (rule I-59)."), out);
    assertTrue(out.contains("2026-07-30  gpt-5.6-terra  OpenAI      4.500000"), out);
    assertTrue(out.contains("No price is known of never-heard-of"), out);
    assertEquals(
        0, run("--scores", scores, "--mark", "40", "--to", "2026-08-01", "--json"), "" + err);
    var page = JsonMapper.shared().readTree(out);
    assertEquals("analytics only: no contract settles on this (rule I-59)", text(page, "label"));
    var cheapest = page.get("cheapest");
    var last = cheapest.get(cheapest.size() - 1);
    assertEquals("gpt-5.6-luna 0.450000", text(last, "model") + " " + text(last, "price"));
  }

  @Test
  void whatMakesNoSenseIsExitTwo() throws IOException {
    var scores = scores("model,score\ngpt-5.6-luna,good\n");
    said("'good' is not a number", "--scores", scores, "--mark", "50");
    said("no such file", "--scores", folder + "/none.csv", "--mark", "50");
    scores = scores("name,points\na,1\n");
    said("needed are model,score", "--scores", scores, "--mark", "50");
    scores = scores("model,score\ngpt-5.6-luna,1\n");
    said("three whole numbers from 0", "--scores", scores, "--mark", "50", "--mix", "3:1");
    said("lies outside the facts", "--scores", scores, "--mark", "50", "--from", "1999-01-01");
    said(
        "is after --to",
        "--scores",
        scores,
        "--mark",
        "1",
        "--from",
        "2026-08-02",
        "--to",
        "2026-08-01");
  }

  private void said(String why, String... args) {
    assertEquals(2, run(args), why);
    assertTrue(err.toString().contains(why), why + " is not in " + err);
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).stringValue();
  }

  private String scores(String text) throws IOException {
    return Files.writeString(folder.resolve("scores.csv"), text).toString();
  }

  private int run(String... args) {
    var bytes = new ByteArrayOutputStream();
    var stdout = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new CommandLine(new QualityCommand()).setErr(new PrintWriter(err, true)).execute(args);
    } finally {
      System.setOut(stdout);
      out = bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
