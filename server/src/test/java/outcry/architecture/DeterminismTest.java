// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.architecture.planted.Offender;

/// The core is a function of its commands: the same list gives the same exchange on every machine.
class DeterminismTest {
  /// Classes that may carry integers in doubles: the kernel of margin, which keeps every sum below
  /// 2^53 and is held against integers without bound (docs/decisions/0013).
  private static final String KERNEL = "outcry/core/kernel/";

  /// Offences with a reason. Each line is an offence as the check words it; say why above it.
  private static final List<String> EXCUSED = List.of();

  @Test
  void theCoreHasNoClockNoRandomNoThreadNoFileAndNoFloatingPoint() {
    var classes = CompiledClass.of("core");
    assertFalse(classes.isEmpty(), "core has no compiled classes: build it first");
    var offences =
        classes.stream()
            .flatMap(each -> offences(each).stream())
            .filter(offence -> !EXCUSED.contains(offence))
            .toList();
    assertEquals("", String.join("\n", offences));
  }

  private static List<String> offences(CompiledClass read) {
    var found = Determinism.offences(read);
    return read.name().startsWith(KERNEL)
        ? found.stream().filter(offence -> !offence.endsWith("computes in floating point")).toList()
        : found;
  }

  @Test
  void everyKindOfOffenceIsFoundInAClassThatCommitsThemAll() {
    var found = Determinism.offences(CompiledClass.of(Offender.class));
    assertEquals(
        """
        Offender.ask does input or output (java/io/IOException)
        Offender.ask does input or output (java/net/Socket)
        Offender.changing keeps changing state in a static field
        Offender.count may let the order of a hash table into a result (java/util/HashMap)
        Offender.count may let the order of a hash table into a result (java/util/Map.of)
        Offender.half computes in floating point
        Offender.lock uses threads or locks (synchronized)
        Offender.log does input or output (java/io/PrintStream)
        Offender.log does input or output (java/lang/System.out)
        Offender.now reads a clock (java/lang/System.nanoTime)
        Offender.roll draws a random number (java/util/Random)
        Offender.seen uses threads or locks (volatile)
        Offender.start uses threads or locks (java/lang/Thread$Builder$OfVirtual)
        Offender.start uses threads or locks (java/lang/Thread)
        Offender.sum may let the order of a hash table into a result \
        (org/agrona/collections/Long2LongHashMap.values)
        Offender.today reads a clock (java/time/Instant.now)
        Offender.worse computes in floating point\
        """,
        String.join("\n", found).replace("outcry/architecture/planted/", ""));
  }
}
