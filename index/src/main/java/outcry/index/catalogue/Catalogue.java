// SPDX-License-Identifier: Apache-2.0
package outcry.index.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import outcry.index.composite.Composites;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.IndexMethod;
import outcry.index.listed.Listed;
import outcry.index.listed.ListedMethod;
import outcry.index.token.TokenIndices;
import outcry.index.transacted.Transacted;

/// All methods of the house. An index is asked for by its name (`H100`: the first family that is
/// listed here), with its family (`H100-A`: the newest version of it) or in full (`H100-L/2`);
/// upper and lower case are the same.
public final class Catalogue {
  private static final int NEAR = 5;

  private static final List<IndexMethod> METHODS = methods();

  private Catalogue() {}

  /// In order of preference: of one index the family asked for by its bare name comes first, of one
  /// family the newest version.
  public static List<IndexMethod> all() {
    return METHODS;
  }

  /// @throws NoSuchIndex naming what comes near
  public static IndexMethod find(String name) {
    var asked = name.strip();
    for (var method : METHODS) {
      boolean same =
          asked.equalsIgnoreCase(method.index())
              || asked.equalsIgnoreCase(family(method))
              || asked.equalsIgnoreCase(full(method));
      if (same) return method;
    }
    throw new NoSuchIndex(
        "no index is called '%s'; near it: %s".formatted(asked, String.join(", ", near(asked))));
  }

  /// `H100-L/2`.
  private static String full(IndexMethod method) {
    return method.index() + "-" + method.version();
  }

  /// `H100-L`.
  private static String family(IndexMethod method) {
    var version = method.version();
    int slash = version.indexOf('/');
    return method.index() + "-" + (slash < 0 ? version : version.substring(0, slash));
  }

  private static List<String> near(String asked) {
    var lower = asked.toLowerCase(Locale.ROOT);
    return METHODS.stream()
        .map(Catalogue::full)
        .sorted(
            Comparator.comparingInt((String full) -> distance(lower, full.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(NEAR)
        .collect(Collectors.toList());
  }

  /// Letters to insert, remove or exchange, where letters that follow the asked name are free.
  private static int distance(String asked, String name) {
    var row = new int[name.length() + 1];
    for (int j = 0; j <= name.length(); j++) row[j] = j;
    for (int i = 1; i <= asked.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= name.length(); j++) {
        int exchanged = diagonal + (asked.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    int least = row[name.length()];
    for (int cost : row) least = Math.min(least, cost);
    return least;
  }

  private static List<IndexMethod> methods() {
    var all = new ArrayList<IndexMethod>();
    all.addAll(listed());
    all.addAll(archive());
    all.addAll(Transacted.current());
    return List.copyOf(all);
  }

  /// Family L: over what collectors read every day.
  private static List<IndexMethod> listed() {
    var listed = new ArrayList<IndexMethod>();
    Listed.current().forEach(terms -> listed.add(new ListedMethod(terms)));
    listed.addAll(TokenIndices.listed());
    listed.addAll(Composites.over(listed));
    return listed;
  }

  /// Family A: over the dated facts that come with the house.
  private static List<IndexMethod> archive() {
    var facts = PriceFacts.shipped();
    var archive = new ArrayList<IndexMethod>();
    var parts = new ArrayList<IndexMethod>();
    Listed.archive().forEach(terms -> archive.add(new ListedMethod(terms)));
    archive.forEach(method -> parts.add(new ArchivedGpu(method, facts)));
    var tokens = TokenIndices.archive(facts);
    archive.addAll(tokens);
    parts.addAll(tokens);
    archive.addAll(Composites.over(parts));
    return archive;
  }
}
