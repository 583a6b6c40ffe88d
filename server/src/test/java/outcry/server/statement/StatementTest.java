// SPDX-License-Identifier: Apache-2.0
package outcry.server.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.LineFault;
import outcry.server.scenario.Scenario;

/// Statements over the stories: each day opens where the one before closed, its movements add up,
/// and cash is what the exchange shows (rules S-18 to S-21).
class StatementTest {
  private static final Path STORIES = Path.of("..", "docs", "sessions");
  private static final Pattern ACCOUNT =
      Pattern.compile("\"(?:account|buyer|seller|from|to)\":\"([^\"]+)\"");

  @ParameterizedTest
  @MethodSource("stories")
  void everyStatementAddsUp(String story) {
    for (var account : accounts(story)) {
      var books = read(story(story), account);
      if (!books.isOpen()) {
        continue;
      }
      long cash = 0;
      for (var day : books.statements()) {
        assertEquals(cash, day.opening(), () -> story + "\n" + StatementText.csv(day));
        assertEquals(
            day.closing(),
            day.opening() + day.moved(),
            () -> story + "\n" + StatementText.csv(day));
        assertTrue(
            day.entries().stream().noneMatch(each -> each.kind().equals("other")),
            () -> story + "\n" + StatementText.csv(day));
        cash = day.closing();
        assertTrue(StatementPage.of(day).contains("Closing cash"));
      }
      assertEquals(shown(story, account), cash, () -> story + ": " + account);
    }
  }

  /// What the exchange itself says the account has at the end of the story.
  private static long shown(String story, String account) {
    var text =
        story(story)
            + "{\"cmd\":\"show\",\"what\":\"account\",\"key\":\"%s\"}\n".formatted(account);
    var out = new ByteArrayOutputStream();
    play(text, new Scenario(out, new Scenario.Options(true, 0)));
    var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    var shown = lines.get(lines.size() - 2);
    var cash = Pattern.compile("\"cash\":\"([^\"]+)\"").matcher(shown);
    assertTrue(cash.find(), shown);
    return Decimals.micros(cash.group(1));
  }

  @Test
  void aBustedDayReadsLikeThis() {
    var day = read(story("a-trade-busted-after-it-was-paid.jsonl"), "B.H").statements().get(1);
    assertEquals(
        """
        date,account,section,time,kind,text,contract,lots,price,amount,cash
        2026-12-02,B.H,opening,,,,,,,,79485.000000
        2026-12-02,B.H,movement,1970-01-01T00:00:00.000Z,fee,trade 2,,,,-6.000000,79479.000000
        2026-12-02,B.H,movement,1970-01-01T00:00:00.000Z,bust,"fee back, trade 1",,,,15.000000,79494.000000
        2026-12-02,B.H,movement,1970-01-01T00:00:00.000Z,bust,"variation back, trade 1",,,,500.000000,79994.000000
        2026-12-02,B.H,movement,1970-01-01T00:00:00.000Z,variation,final settle of 2026-12-02,,,,80.000000,80074.000000
        2026-12-02,B.H,closing,,,,,,,,80074.000000
        2026-12-02,B.H,deal,1970-01-01T00:00:00.000Z,trade,trade 2,H100-2026-12,-4,3.160,,
        2026-12-02,B.H,deal,1970-01-01T00:00:00.000Z,bust,trade 1 busted,H100-2026-12,10,3.100,,
        2026-12-02,B.H,position,,,,H100-2026-12,-4,3.140,-12560.000000,
        2026-12-02,B.H,margin,,collateral,,,,,80074.000000,
        2026-12-02,B.H,margin,,required,,,,,2480.000000,
        2026-12-02,B.H,margin,,call,,,,,0.000000,
        """,
        StatementText.csv(day));
  }

  @Test
  void namesAreTextAndNothingElse() {
    var name = "=1+1,<b>\\\"x\\\"";
    var day =
        read(
                "{\"cmd\":\"deposit\",\"account\":\"%s\",\"amount\":\"1\"}\n".formatted(name),
                "=1+1,<b>\"x\"")
            .statements()
            .getFirst();
    assertFalse(StatementPage.of(day).contains("<b>"), StatementPage.of(day));
    var row = StatementText.csv(day).lines().toList().get(1);
    assertEquals("1970-01-01,\"'=1+1,<b>\"\"x\"\"\",opening,,,,,,,,0.000000", row);
  }

  static Stream<String> stories() {
    try (var files = Files.list(STORIES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl") && !name.endsWith(".events.jsonl"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String story(String name) {
    try {
      return Files.readString(STORIES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> accounts(String name) {
    var found = new TreeSet<String>();
    ACCOUNT.matcher(story(name)).results().forEach(match -> found.add(match.group(1)));
    return new ArrayList<>(found);
  }

  private static StatementBooks read(String story, String account) {
    var books = new StatementBooks(account);
    play(story, new Scenario(OutputStream.nullOutputStream(), Scenario.Options.PLAIN, books::take));
    return books;
  }

  private static void play(String story, Scenario scenario) {
    try {
      scenario.play(new ByteArrayInputStream(story.getBytes(StandardCharsets.UTF_8)), "story");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LineFault fault) {
      throw new AssertionError(fault.getMessage());
    }
  }
}
