// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

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
import outcry.index.fact.PriceFacts;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class CaseStudyCommandTest {
  private record Ran(int code, String out, String err) {}

  @TempDir private Path folder;

  @Test
  void aReportIsWrittenAndTheResultPrinted() throws IOException {
    var exposure =
        write(
            "plan.csv",
            "month,good,quantity,provider\n2026-02,H100,7300,Lambda\n2026-05,H100,7300,Lambda\n");

    var ran =
        run("--exposure", exposure, "--out", folder.resolve("report.html").toString(), "--json");

    assertEquals(0, ran.code, ran.err);
    var json = JsonMapper.shared().readTree(ran.out);
    assertEquals(2, json.get("months").intValue(), ran.out);
    assertTrue(json.get("trades").intValue() >= 2, ran.out);
    for (var money : new String[] {"unhedgedStdDev", "hedgedStdDev", "maxMargin"}) {
      assertTrue(
          json.get(money).isString() && json.get(money).stringValue().matches("\\d+\\.\\d{6}"),
          money + " in " + ran.out);
    }
    for (var leg : new String[] {"gpu", "token", "both"}) {
      assertTrue(json.get("varianceRemoved").get(leg).isNumber(), leg + " in " + ran.out);
    }
    assertTrue(Files.readString(folder.resolve("report.html")).startsWith("<!doctype html>"));
  }

  @Test
  void aChangedPriceRowMovesTheResult() throws IOException {
    var exposure =
        write(
            "plan.csv",
            "month,good,quantity,provider\n2026-02,H100,7300,Lambda\n2026-05,H100,7300,Lambda\n");
    String table;
    try (var in = PriceFacts.class.getResourceAsStream("/outcry/index/gpu-prices.csv")) {
      table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var row = "2026-04-01,H100,Lambda,neocloud,31.92/8";
    assertTrue(table.contains(row), "the shipped table no longer has " + row);
    write("gpu-prices.csv", table.replace(row, "2026-04-01,H100,Lambda,neocloud,39.92/8"));
    var out = folder.resolve("report.html").toString();

    var before = run("--exposure", exposure, "--out", out, "--json");
    var after = run("--exposure", exposure, "--out", out, "--json", "--prices", folder.toString());

    assertEquals(0, after.code, after.err);
    assertTrue(
        !before.out.equals(after.out), "one dollar an hour more made no difference: " + after.out);
  }

  @Test
  void badInputIsNamedWithValueAndRule() throws IOException {
    assertComplaint("no such file", "--exposure", folder.resolve("none.csv").toString());
    assertComplaint(
        "plan.csv:2: quantity -5 is outside",
        "--exposure",
        write("plan.csv", "month,good,quantity,provider\n2026-02,H100,-5,Lambda\n"));
    assertComplaint("--from \"2026-13\"; a month is written YYYY-MM", "--from", "2026-13");
    assertComplaint("--from 2026-03 is after --to 2026-01", "--from", "2026-03", "--to", "2026-01");
    assertComplaint("no exposure lies within --from 2031-01 --to (open)", "--from", "2031-01");
    assertComplaint("holds none of the price tables", "--prices", folder.toString());
    write(
        "gpu-prices.csv",
        "date,good,provider,tier,price,source,note\n2026-01-01,H100,Lambda,neocloud,cheap,aws,\n");
    assertComplaint("gpu-prices.csv:2: price: 'cheap'", "--prices", folder.toString());
  }

  private void assertComplaint(String words, String... args) {
    var ran = run(args);
    assertEquals(2, ran.code, String.join(" ", args) + " said " + ran.err);
    assertTrue(ran.err.contains(words), String.join(" ", args) + " said " + ran.err);
    assertEquals("", ran.out);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Ran run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    var stdout = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int code =
          new CommandLine(new CaseStudyCommand()).setErr(new PrintWriter(err, true)).execute(args);
      return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(stdout);
    }
  }
}
