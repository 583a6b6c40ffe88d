// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class IndexCommandTest {
  private final StringWriter err = new StringWriter();
  private String out;

  @Test
  void theFixingsOfADayAreAPageForPeople() {
    assertEquals(0, run("--date", "2026-03-31"), err.toString());
    assertTrue(out.startsWith("fixings of 2026-03-31"), out);
    assertTrue(out.contains("H100-L/1"), out);
  }

  @Test
  void andAnObjectForPrograms() {
    assertEquals(0, run("--date", "2026-03-31", "--json"), err.toString());
    var page = JsonMapper.shared().readTree(out);
    assertEquals("2026-03-31", page.get("date").stringValue());
    var h100 = page.get("indices").get(0);
    assertEquals("H100-L/1", h100.get("index").stringValue());
    assertTrue(h100.get("value").stringValue().matches("\\d+\\.\\d{6}"), out);
    assertEquals(h100.get("sources").intValue(), h100.get("inputs").size(), out);
  }

  @Test
  void aDateThatIsNoneIsNamed() {
    assertEquals(2, run("--date", "2026-02-30"));
    assertTrue(
        err.toString().contains("--date \"2026-02-30\"; a date is written YYYY-MM-DD"),
        err.toString());
    assertEquals(2, run("--date", "1999-01-01"));
    assertTrue(err.toString().contains("--date 1999-01-01 lies outside the facts"), err.toString());
  }

  private int run(String... args) {
    var bytes = new ByteArrayOutputStream();
    var stdout = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new CommandLine(new IndexCommand()).setErr(new PrintWriter(err, true)).execute(args);
    } finally {
      System.setOut(stdout);
      out = bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
