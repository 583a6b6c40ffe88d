// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a date as people write it here.
final class Day implements ITypeConverter<LocalDate> {
  @Override
  public LocalDate convert(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new TypeConversionException(
          "'" + text + "' is no date; one is written YYYY-MM-DD, for example 2026-12-31");
    }
  }
}
