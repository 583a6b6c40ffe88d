// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.cli.Outcry;

/// A fixing made on one Java machine, made again on another that compiles nothing, collects its
/// garbage in another way and speaks another language: the same bytes (rule I-32).
class AnotherMachineTest {
  private static final List<String> COMPILED = List.of("-XX:+UseSerialGC");
  private static final List<String> INTERPRETED =
      List.of(
          "-Xint",
          "-XX:+UseParallelGC",
          "-Duser.language=ar",
          "-Duser.country=EG",
          "-Duser.timezone=Pacific/Auckland");

  @TempDir private Path folder;

  @Test
  void theBytesAreTheSameAndEveryChangedByteIsFound() throws Exception {
    Files.writeString(folder.resolve("prices.csv"), prices());
    var first = run(COMPILED, "fixing.json", fix());
    var second = run(INTERPRETED, "again.json", fix());
    assertEquals(0, first, () -> text("fixing.json") + text("said"));
    assertEquals(0, second, () -> text("again.json") + text("said"));
    assertTrue(text("fixing.json").contains("\"method\":\"L/2\""), text("fixing.json"));
    assertEquals(text("fixing.json"), text("again.json"));

    assertEquals(0, run(INTERPRETED, "said", "index", "recompute", "fixing.json"));
    assertTrue(text("said").contains("identical"), text("said"));

    Files.writeString(folder.resolve("prices.csv"), prices().replace("c,neocloud", "c,nepcloud"));
    assertEquals(1, run(COMPILED, "said", "index", "recompute", "fixing.json"));
    assertTrue(text("said").contains("prices.csv"), text("said"));
  }

  private static String[] fix() {
    return new String[] {
      "index", "fix", "--index", "H100", "--observations", "prices.csv", "--json"
    };
  }

  private int run(List<String> flags, String output, String... command)
      throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(flags);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Outcry.class.getName()));
    words.addAll(List.of(command));
    var process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(false)
            .redirectOutput(folder.resolve(output).toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    return process.waitFor();
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return file + ": " + e;
    }
  }

  /// Eight sellers, nine days, every logarithm and root of the method in use.
  private static String prices() {
    var lines =
        new StringBuilder(
            "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,"
                + "currency,unit,quantity\n");
    var tiers = List.of("neocloud", "hyperscaler", "serverless", "marketplace");
    for (int day = 1; day <= 9; day++) {
      for (int seller = 0; seller < 8; seller++) {
        lines.append(
            "2026-07-0%d,pages,%c,%s,H100,SXM,80,8,us,on-demand,list,%d.%d,USD,instance-hour,\n"
                .formatted(
                    day,
                    (char) ('a' + seller),
                    tiers.get(seller % 4 == 2 ? 0 : seller % 4),
                    20 + 2 * seller,
                    (day * (seller + 3)) % 10));
      }
    }
    return lines.toString();
  }
}
