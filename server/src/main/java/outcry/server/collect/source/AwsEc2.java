// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outcry.index.observation.Currency;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Tier;
import outcry.server.collect.Capture;
import outcry.server.collect.CsvTable;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quotes;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;

/// The EC2 bulk price list of AWS as a table: hundreds of megabytes, read row by row. Only
/// on-demand Linux machines on shared hardware count, of the types in our table of machines.
///
/// Every region has a list at its own address; those in `regions.csv` are asked. Local zones, which
/// stand in the list of their region, are other goods. Spot prices are not in the list and need
/// credentials.
///
/// Doubts. A row gives the number of cards and not their name. A row whose number of cards is not
/// our table's is refused: the type is not what we take it for. The list is a posted price; the
/// large types are hard to get at it. Capacity blocks, priced by auction, have another market
/// option and stay out.
public final class AwsEc2 implements PriceSource {
  private static final String ADDRESS =
      "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonEC2/current/";

  /// Empty when the table does not say.
  private static final Set<String> REGION = Set.of("", "AWS Region");

  private static final Map<String, Set<String>> KEPT =
      Map.of(
          "TermType", Set.of("OnDemand"),
          "Tenancy", Set.of("Shared"),
          "Operating System", Set.of("Linux"),
          "CapacityStatus", Set.of("Used"),
          "Unit", Set.of("Hrs"),
          "Currency", Set.of("USD"),
          "Pre Installed S/W", Set.of("", "NA"),
          "MarketOption", Set.of("OnDemand"));

  private final List<String> regions;

  public AwsEc2() {
    this(Regions.of("aws-ec2"));
  }

  private AwsEc2(List<String> regions) {
    this.regions = regions;
  }

  @Override
  public String id() {
    return "aws-ec2";
  }

  @Override
  public PriceSource in(List<String> others) {
    return new AwsEc2(Regions.checked(others));
  }

  @Override
  public List<Request> requests(String key) {
    return regions.stream()
        .map(region -> Request.get(region, ADDRESS + region + "/index.csv"))
        .toList();
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var quotes = new Quotes(capture, sink);
    var needed = new ArrayList<>(KEPT.keySet());
    needed.addAll(List.of("Instance Type", "PricePerUnit", "GPU", "Region Code"));
    try (var table = CsvTable.of(capture, "SKU", needed.toArray(new String[0]))) {
      for (var row = table.next(); row.isPresent(); row = table.next()) {
        var machine = Machines.of("aws", row.get().cell("Instance Type"));
        if (machine.isPresent() && isKept(row.get())) read(row.get(), machine.get(), quotes);
      }
    }
  }

  private static boolean isKept(CsvTable.Row row) {
    return REGION.contains(row.cell("Location Type"))
        && KEPT.entrySet().stream()
            .allMatch(kept -> kept.getValue().contains(row.cell(kept.getKey())));
  }

  private static void read(CsvTable.Row row, Machines.Machine machine, Quotes quotes) {
    var quote =
        quotes
            .at(row.line())
            .by("aws", Tier.HYPERSCALER)
            .of(machine.gpu())
            .count(machine.count())
            .in(row.cell("Region Code"));
    since(row.cell("EffectiveDate")).ifPresent(quote::from);
    if (!row.cell("GPU").equals(machine.count() + "")) {
      quote.refuse(
          "contradiction",
          row.cell("Instance Type")
              + " has '"
              + row.cell("GPU")
              + "' cards here and "
              + machine.count()
              + " in machines.csv (rule I-63)");
      return;
    }
    quote.priced(row.cell("PricePerUnit"), Currency.USD, PriceUnit.INSTANCE_HOUR);
  }

  private static Optional<Instant> since(String day) {
    try {
      return Optional.of(LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
