// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// `outcry index attribution --bill FILE` (rule I-59).
class AttributionCommandTest {
  private final StringWriter err = new StringWriter();
  private String out;
  @TempDir private Path folder;

  @Test
  void aBillIsSplitForPeopleAndPrograms() throws IOException {
    var bill = folder.resolve("bill.csv");
    Files.writeString(
        bill,
        """
        period,good,component,quantity,unit_price
        2026-07,gpt-5.6-luna,input,1000,1
        2026-08,gpt-5.6-luna,input,1500,0.2
        2026-08,H100,,10,3.5
        """);
    assertEquals(0, run("--bill", bill.toString()), err.toString());
    assertTrue(out.startsWith("2026-07 to 2026-08: 1,000.00 to 335.00, -665.00"), out);
    assertTrue(out.contains("Only the price part can be hedged: -800.00 by TSB."), out);
    assertEquals(0, run("--bill", bill.toString(), "--json"), err.toString());
    var page = JsonMapper.shared().readTree(out);
    assertEquals("-665.000000", page.get("change").stringValue(), out);
    var sum = BigDecimal.ZERO;
    for (var part : new String[] {"price", "mix", "volume"})
      sum = sum.add(new BigDecimal(page.get(part).stringValue()));
    assertEquals(new BigDecimal("-665.000000"), sum, out);
    assertEquals("-800.000000", page.get("hedgeable").stringValue(), out);
    assertEquals("new", page.get("changes").get(0).get("items").get(0).get("status").stringValue());
  }

  @Test
  void whatCannotBeReadIsExitTwo() throws IOException {
    assertEquals(2, run("--bill", folder.resolve("none.csv").toString()));
    assertTrue(err.toString().contains("there is no such file"), err.toString());
    var bill = folder.resolve("bill.csv");
    Files.writeString(bill, "period,good,quantity\n1,a,2\n");
    assertEquals(2, run("--bill", bill.toString()));
    assertTrue(err.toString().contains("the bill has no column unit_price or cost"), "" + err);
  }

  private int run(String... args) {
    var bytes = new ByteArrayOutputStream();
    var stdout = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new CommandLine(new AttributionCommand())
          .setErr(new PrintWriter(err, true))
          .execute(args);
    } finally {
      System.setOut(stdout);
      out = bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
