// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import outcry.index.analysis.Attribution;
import outcry.index.analysis.AttributionText;
import outcry.index.analysis.Bill;
import outcry.index.analysis.UnreadableBill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `outcry index attribution`: what a bill's change was made of.
@Command(
    name = "attribution",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Splits the change of a bill for tokens and GPU-hours into price, mix and volume, to the"
          + " micro-dollar.",
      "",
      "Only the price part can be hedged; the answer says by which index."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:no such bill, or a bill that cannot be read"},
    footerHeading =
        "%nThe bill's columns are in docs/attribution.md; an example is docs/examples/bill.csv.%n")
public final class AttributionCommand implements Callable<Integer> {
  @Option(
      names = "--bill",
      required = true,
      paramLabel = "FILE",
      description = "CSV with period, good, component, quantity, unit_price or cost")
  private Path bill;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String said;
    try {
      var read = Bill.parse(Files.readString(bill, StandardCharsets.UTF_8));
      said = json ? json(Attribution.of(read)) + "\n" : AttributionText.of(read);
    } catch (UnreadableBill e) {
      return complain(bill + ": " + e.getMessage());
    } catch (CharacterCodingException _) {
      return complain("--bill " + bill + " cannot be read: it is no text in UTF-8");
    } catch (IOException e) {
      if (!Files.exists(bill))
        return complain("--bill " + bill + " cannot be read: there is no such file");
      if (Files.isDirectory(bill))
        return complain("--bill " + bill + " is a directory; name the file in it");
      return Mistake.about(e, spec);
    }
    Print.out(said);
    return 0;
  }

  private ObjectNode json(List<Attribution> changes) {
    var page = JsonNodeFactory.instance.objectNode().put("bill", bill.toString());
    page.put("from", changes.getFirst().from()).put("to", changes.getLast().to());
    page.put("change", sum(changes, Attribution::change));
    page.put("price", sum(changes, Attribution::price));
    page.put("mix", sum(changes, Attribution::mix));
    page.put("volume", sum(changes, Attribution::volume));
    page.put("hedgeable", sum(changes, Attribution::hedgeable));
    var list = page.putArray("changes");
    changes.forEach(change -> tell(list.addObject(), change));
    return page;
  }

  private static void tell(ObjectNode node, Attribution change) {
    node.put("from", change.from()).put("to", change.to());
    node.put("before", text(change.before())).put("after", text(change.after()));
    node.put("change", text(change.change())).put("price", text(change.price()));
    node.put("mix", text(change.mix())).put("volume", text(change.volume()));
    node.put("hedgeable", text(change.hedgeable()));
    var byIndex = node.putObject("byIndex");
    change.byIndex().forEach((index, amount) -> byIndex.put(index, text(amount)));
    var items = node.putArray("items");
    for (var part : change.items()) {
      var item = items.addObject().put("good", part.item().good());
      item.put("component", part.item().component()).put("unit", part.item().pool());
      item.put("status", part.status().name().toLowerCase(Locale.ROOT));
      item.put("quantityBefore", text(part.quantityBefore()));
      item.put("quantityAfter", text(part.quantityAfter()));
      item.put("priceBefore", text(part.priceBefore()));
      item.put("priceAfter", text(part.priceAfter()));
      item.put("price", text(part.price())).put("mix", text(part.mix()));
      item.put("volume", text(part.volume())).put("index", part.index());
    }
  }

  private static String sum(List<Attribution> changes, Function<Attribution, BigDecimal> part) {
    return text(changes.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static String text(BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}
