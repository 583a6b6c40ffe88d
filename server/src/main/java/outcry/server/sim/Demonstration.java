// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import outcry.index.catalogue.ArchiveHistory;

/// Days of a market that nobody has to wait for.
///
/// Each day the operator opens the session, the participants take turns, and the operator closes,
/// fixes, settles and rolls. Turns are taken one after the other, so the same seed gives the same
/// market; only how long a day takes is real time.
public final class Demonstration implements AutoCloseable {
  private static final int ROUNDS = 12;
  private static final double SESSION = 0.94;

  /// Why a demonstration is over.
  public enum Ended {
    DAYS_OVER,
    STOPPED,
    VENUE_GONE
  }

  private final URI at;
  private final int rounds;
  private final SplittableRandom seeds;
  private final Street street;
  private final Administration administration;
  private final Pace pace;
  private final Narrator narrator;
  private final Operator operator;
  private final List<Door> doors = new ArrayList<>();
  private final Map<String, Integer> wires = new HashMap<>();

  /// @param at where the venue listens
  /// @param operatorKey the operator's key to it
  /// @param benchmark the folder where the benchmark administrator keeps inputs and fixings
  /// @param day how long a simulated day takes, at least
  /// @param say gets a line for every day
  public Demonstration(
      URI at,
      String operatorKey,
      ArchiveHistory history,
      Path benchmark,
      long seed,
      Duration day,
      Consumer<String> say) {
    this(at, operatorKey, history, benchmark, seed, day, ROUNDS, say);
  }

  /// @param rounds turns each participant takes a day
  Demonstration(
      URI at,
      String operatorKey,
      ArchiveHistory history,
      Path benchmark,
      long seed,
      Duration day,
      int rounds,
      Consumer<String> say) {
    this.at = at;
    this.rounds = rounds;
    this.seeds = new SplittableRandom(seed);
    this.street = new Street(history, seeds.nextLong(), rounds);
    this.pace = new Pace(day);
    this.narrator = new Narrator(say);
    this.administration = new Administration(history, street, seeds.nextLong(), benchmark);
    this.operator = new Operator(door(operatorKey), street, administration);
  }

  /// What every screen has to say about a market of this benchmark.
  public static String notice(ArchiveHistory history) {
    return "Price levels up to "
        + history.lastDate()
        + " come from dated list prices; every seller's page, every later level, every order and"
        + " every trade is simulated,"
        + " and a day passes in seconds.";
  }

  /// Runs so many days, or until [#stop()] or the end of the venue, and says which.
  public Ended run(long days) {
    try {
      var first = street.lastFact().plusDays(1);
      administration.begin();
      operator.setUp(first);
      var participants = admit();
      narrator.begins();
      for (long i = 0; i < days && !pace.isStopped(); i++) {
        day(first.plusDays(i), participants);
      }
      return pace.isStopped() ? Ended.STOPPED : Ended.DAYS_OVER;
    } catch (DoorClosed _) {
      return pace.isStopped() ? Ended.STOPPED : Ended.VENUE_GONE;
    }
  }

  private void day(LocalDate day, List<Participant> participants) {
    pace.dayBegins();
    operator.open();
    participants.forEach(each -> each.morning(day));
    double turns = rounds * participants.size();
    int turn = 0;
    for (int round = 0; round < rounds; round++) {
      if (round == 1 && day.equals(street.lastFact().plusDays(1))) {
        operator.publishOlderFacts(day);
      }
      street.step(day);
      for (var participant : participants) {
        if (!pace.until(SESSION * turn++ / turns)) {
          return;
        }
        participant.turn();
      }
    }
    pace.until(SESSION);
    var evening = operator.close(day);
    narrator.tell(evening, operator.trades(), operator.participants());
    pace.until(1);
  }

  /// The market maker first: there has to be a price before anybody takes it.
  private List<Participant> admit() {
    return List.of(
        admit(Account.MAKER, MarketMaker::new),
        admit(Account.NEOCLOUD, Neocloud::new),
        admit(Account.LABS, AiLab::new),
        admit(Account.FUND, AssetManager::new));
  }

  private interface Character {
    Participant play(Seat seat, Outlook outlook, long seed);
  }

  private Participant admit(Account account, Character character) {
    var door = door(operator.admit(account.name(), account.cash()));
    var seat = new Seat(door, account.name(), wires(account), account.wire());
    return character.play(seat, new Outlook(door, street), seeds.nextLong());
  }

  private Funding wires(Account account) {
    return (name, dollars) -> {
      if (wires.merge(name, 1, Integer::sum) > account.wires()) {
        return false;
      }
      operator.wire(name, dollars);
      return true;
    };
  }

  private Door door(String key) {
    var door = new Door(at, key);
    doors.add(door);
    return door;
  }

  /// Ends the demonstration after the turn that is being taken.
  public void stop() {
    pace.stop();
  }

  @Override
  public void close() {
    stop();
    doors.forEach(Door::close);
  }
}
