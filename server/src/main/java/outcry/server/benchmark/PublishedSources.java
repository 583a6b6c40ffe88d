// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.MissingColumns;
import outcry.index.observation.ObservationFile;
import outcry.server.collect.SourceTable;
import outcry.server.collect.SourceTerms;
import outcry.server.collect.SourceTerms.Permission;

/// Whose figures stand in the inputs of a fixing, with the words each wants printed beside them.
public final class PublishedSources {
  private final Map<Path, Read> known = new ConcurrentHashMap<>();

  private record Read(FileTime modified, Set<String> sources) {}

  /// The sources of all inputs that are kept, in order of their ids.
  ///
  /// @param index of the facts shipped with the house, those of this index count
  public List<SourceTerms> of(String index, List<PublishedInputs.Input> inputs) throws IOException {
    var ids = new TreeSet<String>();
    for (var input : inputs) {
      if (input.isShipped()) {
        ids.addAll(shipped(index, input.name()));
      } else if (input.isKept() && isObservations(input)) {
        ids.addAll(named(input));
      }
    }
    return ids.stream().map(PublishedSources::terms).toList();
  }

  private static boolean isObservations(PublishedInputs.Input input) {
    return input
        .named()
        .map(named -> named.role().equals(InputFile.OBSERVATIONS))
        .orElse(input.name().matches("\\d{4}-\\d\\d-\\d\\d\\.csv(\\.gz)?"));
  }

  private Set<String> named(PublishedInputs.Input input) throws IOException {
    var file = input.file().orElseThrow();
    var modified = Files.getLastModifiedTime(file);
    var read = known.get(file);
    if (read == null || !read.modified().equals(modified)) {
      read = new Read(modified, read(input));
      known.put(file, read);
    }
    return read.sources();
  }

  private static Set<String> read(PublishedInputs.Input input) throws IOException {
    var ids = new TreeSet<String>();
    try (var in = input.open()) {
      ObservationFile.read(in, input.name(), 0, seen -> ids.add(seen.source()), _ -> {});
    } catch (MissingColumns _) {
      return Set.of(); // not a table of observations after all
    }
    return ids;
  }

  /// Who saw the facts of an index, or of the whole table when the index is made of many goods.
  private static Set<String> shipped(String index, String table) {
    var all = PriceFacts.shipped().observations();
    var own = all.stream().filter(fact -> fact.good().equals(index)).toList();
    var ids = new TreeSet<String>();
    boolean tokens = table.contains("token");
    boolean gpus = table.contains("gpu");
    for (var fact : own.isEmpty() ? all : own) {
      if (fact.unit().equals("Mtok") ? tokens : gpus) {
        ids.add(fact.source());
      }
    }
    return ids;
  }

  /// What is known of a source; one that nobody described is named and no more.
  private static SourceTerms terms(String id) {
    var collected = SourceTable.shipped().get(id);
    if (collected != null) {
      return collected;
    }
    var fact = PriceFacts.shipped().sources().get(id);
    return fact == null
        ? new SourceTerms(id, id, List.of(), Permission.UNSAID, Permission.UNSAID, "", "", "", "")
        : new SourceTerms(
            id,
            fact.name(),
            List.of(),
            Permission.YES,
            Permission.UNSAID,
            "",
            fact.attribution(),
            fact.licence(),
            fact.address());
  }
}
