// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import outcry.index.observation.Currency;
import outcry.index.observation.Dollars;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// The smallest index there can be, so that the office's rules can be told without a market: the
/// day's mean price, halfway to the level of the day before; withheld below two sellers.
///
/// Its files have three columns: time, provider, price.
final class TinyWorkings implements Workings {
  private static final Known TINY = new Known(new Mean(), "TINY"::equals, List.of());

  @Override
  public Optional<Known> find(String index, String version) {
    return index.equals("TINY") && version.equals("L/2") ? Optional.of(TINY) : Optional.empty();
  }

  @Override
  public List<Known> published() {
    return List.of(TINY);
  }

  @Override
  public Submissions read(List<InputFile> files, Predicate<String> goods, List<String> published)
      throws BadFixing, IOException {
    var submissions = new Submissions(goods);
    for (var file : files) {
      if (file.role().equals(InputFile.OBSERVATIONS)) submissions.read(file, TinyWorkings::rows);
      else submissions.name(file);
    }
    return submissions;
  }

  private static void rows(InputStream in, int input, String name, IndexMethod.Intake sink)
      throws IOException {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int line = 0;
    for (var text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      var fields = text.split(",");
      try {
        long at = Instant.parse(fields[0]).getEpochSecond();
        sink.take(new Reading(seen(at, fields[1], input, line), fields[1], price(fields[2])));
      } catch (RuntimeException e) {
        sink.refuse(
            new Refusal(Long.MIN_VALUE, "", "", "", "malformed", text + " is no row", input, line));
      }
    }
  }

  private static long price(String text) {
    return Dollars.parse(text);
  }

  private static Observation seen(long at, String provider, int input, int line) {
    return new Observation(
        at,
        at,
        "here",
        provider,
        Tier.NEOCLOUD,
        new Good.Gpu("TINY", "SXM", 80, ""),
        1,
        "",
        Terms.ON_DEMAND,
        Kind.LIST,
        new Price(Price.ONE, Currency.USD, PriceUnit.GPU_HOUR),
        0,
        "",
        input,
        line);
  }

  private record Mean() implements IndexMethod {
    @Override
    public String index() {
      return "TINY";
    }

    @Override
    public String version() {
      return "L/2";
    }

    @Override
    public Run resume(State state) {
      return new Days(state);
    }
  }

  private static final class Days implements IndexMethod.Run {
    private final TreeMap<String, Long> prices = new TreeMap<>();
    private State state;
    private int refused;

    Days(State state) {
      this.state = state;
    }

    @Override
    public void take(Reading reading) {
      prices.put(reading.group(), reading.price());
    }

    @Override
    public void refuse(Refusal refusal) {
      refused++;
    }

    @Override
    public Determination close(LocalDate date) {
      var rows = new ArrayList<PanelRow>();
      var members = new ArrayList<State.Member>();
      double weight = prices.isEmpty() ? 0 : 1.0 / prices.size();
      prices.forEach(
          (who, price) -> {
            rows.add(
                new PanelRow(
                    who,
                    "neocloud",
                    price,
                    0,
                    1,
                    weight,
                    0,
                    price,
                    Screen.INCLUDED,
                    false,
                    "seen"));
            members.add(new State.Member(who, "neocloud", date, price, price, price, date));
          });
      boolean enough = prices.size() >= 2;
      long value = enough ? value() : 0;
      state = new State(enough ? date : state.last(), enough ? value : state.level(), 0, members);
      var said =
          new Determination(
              "TINY",
              "L/2",
              "GPU-hour",
              date,
              value,
              enough ? Optional.of(refused > 0 ? Grade.B : Grade.A) : Optional.empty(),
              Evidence.LIST,
              prices.size(),
              prices.size(),
              0,
              0,
              enough ? "" : prices.size() + " sellers, 2 needed",
              List.of(),
              rows,
              List.of(),
              new Beside(0, 0, 0, weight, 0),
              state);
      prices.clear();
      refused = 0;
      return said;
    }

    private long value() {
      long sum = prices.values().stream().mapToLong(Long::longValue).sum();
      long mean = Dollars.divideHalfUp(sum, prices.size());
      return state.level() == 0 ? mean : Dollars.divideHalfUp(mean + state.level(), 2);
    }
  }
}
