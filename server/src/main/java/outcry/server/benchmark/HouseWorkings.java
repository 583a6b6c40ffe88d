// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import outcry.index.catalogue.Catalogue;
import outcry.index.composite.Composite;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.IndexMethod;
import outcry.index.listed.ArchiveReadings;
import outcry.index.observation.BadTable;
import outcry.index.observation.Groups;
import outcry.index.observation.MissingColumns;
import outcry.index.observation.Normaliser;
import outcry.index.observation.Rates;
import outcry.index.token.TokenFactReadings;

/// The methods of the house, read from the observation tables everybody may write (rule I-16).
public final class HouseWorkings implements Workings {
  /// Tables that have a part in every reading: who is whose group, and who may not be used.
  private static final List<String> TABLES = List.of("providers.csv", "forbidden.csv");

  /// Tables that have a part in every token index and composite.
  private static final List<String> TOKEN_TABLES =
      List.of(
          "token-basket.csv",
          "token-models.csv",
          "token-sellers.csv",
          "model-names.csv",
          "model-prefixes.csv",
          "seller-names.csv",
          "heat-rates.csv");

  private static final String GPU_PRICES = "gpu-prices.csv";
  private static final String TOKEN_PRICES = "token-prices.csv";

  /// Changes announced for so many days ahead are facts, too (rule I-14).
  private static final int ANNOUNCED_DAYS = 366;

  private static final Set<String> GPUS = gpus();

  /// The family made from the facts that are shipped, and from nothing else.
  public static boolean isArchive(IndexMethod method) {
    return method.version().startsWith("A/");
  }

  public static Known known(IndexMethod method) {
    var tables = GPUS.contains(method.index()) ? TABLES.stream() : tokenTables();
    return new Known(method, goods(method), tables.map(HouseWorkings::table).toList());
  }

  private static Stream<String> tokenTables() {
    return Stream.concat(TABLES.stream(), TOKEN_TABLES.stream());
  }

  /// A GPU index is made from its own card, a composite from the goods of its parts, all others
  /// from what is no card.
  private static Predicate<String> goods(IndexMethod method) {
    if (method instanceof Composite whole)
      return whole.parts().stream().map(HouseWorkings::goods).reduce(_ -> false, Predicate::or);
    var index = method.index();
    return GPUS.contains(index)
        ? index::equalsIgnoreCase
        : good -> GPUS.stream().noneMatch(good::equalsIgnoreCase);
  }

  private static Set<String> gpus() {
    var gpus = new TreeSet<String>();
    Catalogue.all().stream()
        .filter(method -> method.version().startsWith("L/"))
        .map(IndexMethod::index)
        .filter(index -> index.matches("[A-Z]+\\d+"))
        .forEach(gpus::add);
    return gpus;
  }

  private static Fixing.Table table(String name) {
    try (InputStream in = PriceFacts.class.getResourceAsStream("/outcry/index/" + name)) {
      return new Fixing.Table(name, Sha256.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// The same methods for an office that publishes these indices alone, in this order.
  ///
  /// @param names `H100-L/2`
  public static Workings publishing(List<String> names) {
    var all = new HouseWorkings();
    return new Workings() {
      @Override
      public Optional<Known> find(String index, String version) {
        return all.find(index, version);
      }

      @Override
      public List<Known> published() {
        return names.stream().map(Catalogue::find).map(HouseWorkings::known).toList();
      }

      @Override
      public Submissions read(
          List<InputFile> files, Predicate<String> goods, List<String> published)
          throws BadFixing, IOException {
        return all.read(files, goods, published);
      }
    };
  }

  @Override
  public Optional<Known> find(String index, String version) {
    return Catalogue.all().stream()
        .filter(method -> method.index().equals(index) && method.version().equals(version))
        .findFirst()
        .map(HouseWorkings::known);
  }

  @Override
  public List<Known> published() {
    return Catalogue.all().stream()
        .filter(method -> !isArchive(method))
        .map(HouseWorkings::known)
        .toList();
  }

  @Override
  public Submissions read(List<InputFile> files, Predicate<String> goods, List<String> published)
      throws BadFixing, IOException {
    try {
      var normaliser = new Normaliser(rates(files), groups(files)).knowing(published);
      var submissions = new Submissions(goods);
      for (var file : files) {
        switch (file.role()) {
          case InputFile.OBSERVATIONS ->
              submissions.read(
                  file,
                  (in, input, name, sink) ->
                      normaliser.read(in, name, input, sink::take, sink::refuse));
          case InputFile.RATES, InputFile.GROUPS -> submissions.name(file);
          case InputFile.FACTS -> facts(submissions, file, goods);
          default -> throw new BadFixing(file.name() + " is a file of unknown role " + file.role());
        }
      }
      return submissions;
    } catch (MissingColumns | BadTable e) {
      throw new BadFixing(e.getMessage());
    }
  }

  /// The shipped tables behind the Archive family: prices, groups and sources.
  public static List<InputFile> facts() {
    return Stream.of(GPU_PRICES, TOKEN_PRICES, "groups.csv", "sources.csv")
        .map(InputFile::shipped)
        .toList();
  }

  /// The last day on which one of them was seen.
  public static LocalDate lastFact() {
    return PriceFacts.shipped().lastDate();
  }

  private static void facts(Submissions submissions, InputFile table, Predicate<String> goods)
      throws BadFixing, IOException {
    if (!table.isShipped()) throw new BadFixing(table.name() + " is no shipped table");
    var facts = PriceFacts.shipped();
    var last = facts.lastDate().plusDays(ANNOUNCED_DAYS);
    if (table.name().endsWith(TOKEN_PRICES)) {
      submissions.read(table, sink -> TokenFactReadings.feed(facts, sink, last));
      return;
    }
    if (!table.name().endsWith(GPU_PRICES)) {
      submissions.name(table);
      return;
    }
    submissions.read(
        table,
        sink -> {
          for (var good : ArchiveReadings.goods()) {
            if (goods.test(good)) new ArchiveReadings(facts, good).feed(sink, last);
          }
        });
  }

  private static Rates rates(List<InputFile> files) throws BadFixing, IOException {
    var rates = Rates.NONE;
    for (var file : files) {
      if (!file.role().equals(InputFile.RATES)) continue;
      if (rates != Rates.NONE)
        throw new BadFixing(file.name() + " is a second table of rates; put them into one");
      rates = Rates.parse(file.name(), text(file));
    }
    return rates;
  }

  private static Groups groups(List<InputFile> files) throws BadFixing, IOException {
    var groups = Groups.shipped();
    for (var file : files) {
      if (file.role().equals(InputFile.GROUPS)) groups = groups.with(file.name(), text(file));
    }
    return groups;
  }

  private static String text(InputFile file) throws BadFixing, IOException {
    try {
      return Files.readString(file.path());
    } catch (NoSuchFileException _) {
      throw new BadFixing(file.path() + ": no such file");
    } catch (CharacterCodingException _) {
      throw new BadFixing(file.path() + " is not UTF-8 text");
    }
  }
}
