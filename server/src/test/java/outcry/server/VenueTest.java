// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.cli.Outcry;
import outcry.server.cluster.CannotStart;

class VenueTest {
  @TempDir private Path home;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private Venue open() {
    return TradingProcess.open(home.resolve("data"), said::add);
  }

  private int close(Venue venue) {
    venue.stop();
    return venue.run();
  }

  @Test
  void tradesAreAnsweredAndSurviveAStopWithASnapshot() {
    var venue = open();
    var clerk = new Clerk(venue.commands());
    clerk.opensTheMarket();
    clerk.sells("s1", 5, 3_100_000);
    var bought = clerk.buys("b1", 5, 3_100_000);
    assertEquals(1, Clerk.tradesIn(bought), "one trade in the answer");
    assertTrue(
        venue.market().position() >= bought.position(),
        "the read model has seen what was answered");
    long hash = clerk.hash();
    assertEquals(0, close(venue), () -> said.toString());
    assertEquals(hash, venue.standing().hash(), "the hash of the snapshot");

    var again = open();
    assertEquals(hash, again.standing().hash(), () -> "after a restart from the snapshot: " + said);
    clerk = new Clerk(again.commands());
    clerk.sells("s2", 1, 3_200_000);
    assertEquals(1, Clerk.tradesIn(clerk.buys("b2", 1, 3_200_000)), "numbering goes on");
    assertEquals(0, close(again));
  }

  @Test
  void aManyTimesOpenedVenueCountsEveryTradeOnceInItsHistory() throws Exception {
    int trades = 0;
    for (int start = 0; start < 3; start++) {
      var venue = open();
      var clerk = new Clerk(venue.commands());
      if (start == 0) {
        clerk.opensTheMarket();
      }
      clerk.trades(trades, 20);
      trades += 20;
      venue.snapshot();
      clerk.trades(trades, 5);
      trades += 5;
      assertEquals(0, close(venue), () -> said.toString());
    }
    var venue = open();
    assertEquals(trades, venue.history().trades(null, 1000).size());
    var days = venue.history().bars("H100-2026-12", Duration.ofDays(1), 9);
    assertEquals(trades, days.stream().mapToLong(day -> day.trades()).sum(), "trades in the bars");
    assertEquals(
        2 + 2 * trades, venue.history().ledger(1000).size(), "deposits and two fees a trade");
    assertEquals(0, close(venue));
  }

  @Test
  void aSecondVenueOnTheSameDirectoryIsToldWhoHasIt() throws Exception {
    var venue = open();
    var refused = assertThrows(CannotStart.class, this::open);
    assertTrue(refused.getMessage().contains("in use by process"), refused.getMessage());
    try (var other =
        JavaProcess.start(Outcry.class, "status", "--data", "" + home.resolve("data"))) {
      assertEquals(0, other.end(), () -> "another process sees it open: " + other.lines());
    }
    assertEquals(0, close(venue));
  }

  @Test
  void aDirectoryThatVanishesEndsTheVenueInWords() throws Exception {
    var venue = open();
    new Clerk(venue.commands()).opensTheMarket();
    Files.move(home.resolve("data"), home.resolve("elsewhere"));
    assertEquals(1, venue.run());
    assertTrue(said.toString().contains("is gone"), said.toString());
    assertFalse(Files.exists(home.resolve("data")), "nothing is written where the directory was");
  }

  @Test
  void aFileIsNoDataDirectory() throws Exception {
    Files.writeString(home.resolve("data"), "");
    var refused = assertThrows(CannotStart.class, this::open);
    assertTrue(refused.getMessage().contains("is a file"), refused.getMessage());
  }

  @Test
  void whatWasNotAnsweredFailsWhenTheVenueStops() {
    var venue = open();
    var clerk = new Clerk(venue.commands());
    clerk.opensTheMarket();
    var answers = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < 100; i++) {
      answers.add(clerk.send(to -> to.deposit("labs", 1, "")));
    }
    assertEquals(0, close(venue));
    assertTrue(answers.stream().allMatch(answer -> answer.isDone()), "nobody waits for ever");
    assertTrue(
        clerk.send(to -> to.deposit("labs", 1, "")).isCompletedExceptionally(),
        "nothing is taken afterwards");
  }
}
