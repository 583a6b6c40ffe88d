// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.core.engine.Exchange;
import outcry.server.gateway.Commands;
import outcry.server.gateway.Gateway;
import outcry.server.gateway.Outcome;
import outcry.wire.MessageHeaderDecoder;

/// Processes that are killed in the middle, as a power cut would.
class KillTest {
  @TempDir private Path home;

  @Test
  void aKilledVenueComesBackAsItWas() throws Exception {
    long reported;
    List<Long> times;
    try (var process = TradingProcess.start(home, 0, 50)) {
      reported = process.hash();
      process.kill();
      times = process.times();
    }
    assertEquals(reported, fresh(times, 50), "the same commands on a fresh exchange");

    var venue = TradingProcess.open(home, _ -> {});
    assertEquals(reported, venue.standing().hash(), "the hash after the log was replayed");
    venue.stop();
    assertEquals(0, venue.run());
  }

  @Test
  void everyAnsweredTradeIsThereOnceHoweverOftenItIsKilled() throws Exception {
    var answered = new ArrayList<Integer>();
    int first = 0;
    for (int round = 0; round < 3; round++) {
      try (var process = TradingProcess.start(home, first, first + 10_000)) {
        process.awaitTrade(first + 40);
        process.kill();
        answered.addAll(process.traded());
        // The last trade may be on the log without its answer having been read; its ids are taken
        // then.
        first = answered.getLast() + 2;
      }
    }
    var said = new ArrayList<String>();
    var venue = TradingProcess.open(home, said::add);
    venue.stop();
    assertEquals(0, venue.run(), () -> said.toString());

    venue = TradingProcess.open(home, said::add);
    var stored = venue.history().trades(null, 100_000);
    var numbers = new HashSet<Long>();
    stored.forEach(trade -> numbers.add(trade.trade()));
    assertEquals(stored.size(), numbers.size(), "no trade is stored twice");
    long made = venue.market().read(market -> market.tradeCount());
    assertEquals(made, stored.size(), "every trade of the exchange is stored");
    assertTrue(
        stored.size() >= answered.size() && stored.size() <= answered.size() + 3,
        () -> "%d answered, %d stored".formatted(answered.size(), stored.size()));
    venue.stop();
    assertEquals(0, venue.run());
  }

  /// The hash of an exchange that never saw a network: the same commands at the same times.
  private static long fresh(List<Long> times, int last) {
    var exchange = new Exchange();
    var applied = new ArrayList<Long>();
    Commands commands =
        (command, offset, length) -> {
          long number = exchange.lastSequence(Gateway.DOORS) + 1;
          long time = times.get((int) number - 1);
          var copy = new ExpandableArrayBuffer();
          copy.putBytes(0, command, offset, length);
          copy.putInt(MessageHeaderDecoder.ENCODED_LENGTH, Gateway.DOORS);
          copy.putLong(MessageHeaderDecoder.ENCODED_LENGTH + Integer.BYTES, number);
          exchange.apply(time, copy, 0, length);
          return CompletableFuture.completedFuture(new Outcome(number, time, new byte[0]));
        };
    var clerk = new Clerk(commands);
    clerk.opensTheMarket();
    clerk.trades(0, last + 1);
    clerk.hash();
    return exchange.hash();
  }
}
