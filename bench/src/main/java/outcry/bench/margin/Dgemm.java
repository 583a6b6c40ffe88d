// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// OpenBLAS's matrix product on one thread, called in this process: what the machine allows. The
/// library is the system's, or the one a Python with numpy brings along.
final class Dgemm implements AutoCloseable {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;

  /// Accounts of one call; the product of a call is overwritten by the next, so that it stays near
  /// the processor.
  private static final int BLOCK = 1_000;

  private static final List<String> SYSTEM =
      List.of("libopenblas.so.0", "libopenblas.so", "libopenblas.dylib");

  /// Names of the product and of the thread setting, with whole numbers of 32 and of 64 bits.
  private static final List<List<String>> NAMES =
      List.of(
          List.of("cblas_dgemm", "openblas_set_num_threads"),
          List.of("scipy_cblas_dgemm64_", "scipy_openblas_set_num_threads64_"),
          List.of("cblas_dgemm64_", "openblas_set_num_threads64_"));

  private final Arena arena = Arena.ofShared();
  private final MethodHandle product;
  private final boolean wide;
  private final MemorySegment positions;
  private final MemorySegment losses;
  private final MemorySegment result;
  private final int accounts;

  @SuppressWarnings("restricted") // calling into a library is what this class is for
  private Dgemm(Path library, Portfolios task) throws Throwable {
    var symbols = SymbolLookup.libraryLookup(library.toString(), arena);
    var names =
        NAMES.stream()
            .filter(pair -> symbols.find(pair.getFirst()).isPresent())
            .findFirst()
            .orElseThrow(() -> new IOException(library + " has no cblas_dgemm"));
    wide = names.getFirst().contains("64_");
    var linker = Linker.nativeLinker();
    product = linker.downcallHandle(symbols.find(names.getFirst()).orElseThrow(), signature());
    var threads = symbols.find(names.getLast());
    if (threads.isPresent()) {
      linker.downcallHandle(threads.get(), FunctionDescriptor.ofVoid(JAVA_INT)).invoke(1);
    }
    accounts = task.accounts - task.accounts % BLOCK;
    positions = arena.allocate(JAVA_DOUBLE, (long) task.full.length);
    for (int i = 0; i < task.full.length; i++) {
      positions.setAtIndex(JAVA_DOUBLE, i, task.full[i]);
    }
    losses = arena.allocate(JAVA_DOUBLE, (long) Portfolios.CONTRACTS * Portfolios.SCENARIOS);
    for (int c = 0; c < Portfolios.CONTRACTS; c++) {
      MemorySegment.copy(
          task.losses[c],
          0,
          losses,
          JAVA_DOUBLE,
          (long) c * Portfolios.SCENARIOS * Double.BYTES,
          Portfolios.SCENARIOS);
    }
    result = arena.allocate(JAVA_DOUBLE, (long) BLOCK * Portfolios.SCENARIOS);
  }

  private FunctionDescriptor signature() {
    MemoryLayout whole = wide ? JAVA_LONG : JAVA_INT;
    return FunctionDescriptor.ofVoid(
        JAVA_INT,
        JAVA_INT,
        JAVA_INT,
        whole,
        whole,
        whole,
        JAVA_DOUBLE,
        ADDRESS,
        whole,
        ADDRESS,
        whole,
        JAVA_DOUBLE,
        ADDRESS,
        whole);
  }

  /// Null when there is none; `why` is then told the reason.
  static Dgemm find(Portfolios task, StringBuilder why) {
    for (var library : candidates()) {
      try {
        return new Dgemm(library, task);
      } catch (Throwable failed) {
        why.append(library).append(": ").append(failed.getMessage()).append("; ");
      }
    }
    why.append("no OpenBLAS is installed, and no Python with numpy");
    return null;
  }

  private static List<Path> candidates() {
    var found = new ArrayList<Path>();
    for (var folder :
        List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")) {
      for (var name : SYSTEM) {
        var file = Path.of(folder, name);
        if (Files.isReadable(file)) {
          found.add(file);
        }
      }
    }
    var packages = Scipy.folder();
    if (packages != null) {
      for (var name : List.of("numpy.libs", "scipy.libs")) {
        found.addAll(libraries(packages.resolve(name)));
      }
    }
    return found;
  }

  private static List<Path> libraries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains("openblas"))
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Seconds of the whole product, scaled to all accounts where their number is no whole number of
  /// blocks.
  double pass(int all) {
    long start = Processor.now();
    for (int first = 0; first < accounts; first += BLOCK) {
      call(positions.asSlice((long) first * Portfolios.CONTRACTS * Double.BYTES));
    }
    double seconds = Processor.secondsSince(start);
    return seconds * all / accounts;
  }

  private void call(MemorySegment block) {
    int n = Portfolios.SCENARIOS;
    int k = Portfolios.CONTRACTS;
    try {
      if (wide) {
        product.invokeExact(
            ROW_MAJOR,
            PLAIN,
            PLAIN,
            (long) BLOCK,
            (long) n,
            (long) k,
            1.0,
            block,
            (long) k,
            losses,
            (long) n,
            0.0,
            result,
            (long) n);
      } else {
        product.invokeExact(
            ROW_MAJOR, PLAIN, PLAIN, BLOCK, n, k, 1.0, block, k, losses, n, 0.0, result, n);
      }
    } catch (Throwable failed) {
      throw new IllegalStateException("the matrix product failed", failed);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
