// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import outcry.index.catalogue.Catalogue;
import outcry.index.observation.Dollars;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.HouseWorkings;
import outcry.server.benchmark.InputFile;
import outcry.server.benchmark.Walk;

/// The program one fork runs: a file of observations into the fixings of all its days, as `./outcry
/// index history` does it. Prints what it took, then a line a day: date, value, median of the
/// panel.
public final class YearWalk {
  private YearWalk() {}

  public static void main(String[] args) throws IOException, BadFixing {
    long start = System.nanoTime();
    var file = new InputFile(args[0], InputFile.OBSERVATIONS, Path.of(args[0]));
    var known = HouseWorkings.known(Catalogue.find("H100-L"));
    var submissions = new HouseWorkings().read(List.of(file), known.goods(), List.of());
    long read = System.nanoTime();
    var days = new StringBuilder();
    var last = LocalDate.parse(args[1]);
    Walk.fromBase(known, submissions, last)
        .to(
            last,
            fixing ->
                days.append(fixing.date())
                    .append(' ')
                    .append(Dollars.text(fixing.value().orElse(0), 6))
                    .append(' ')
                    .append(Dollars.text(fixing.beside().median(), 6))
                    .append('\n'));
    long end = System.nanoTime();
    System.out.println(seconds(read - start) + " " + seconds(end - read) + " " + processor());
    System.out.println(submissions.inputs().getFirst().observations() + " " + peak());
    System.out.print(days);
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static double processor() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return seconds(((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime());
  }

  /// Bytes: the most each part of the heap ever held, garbage included.
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
