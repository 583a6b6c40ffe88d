// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how long a simulated day takes: `5s`, `100ms`, `2m`, or `0s` for as fast as it goes.
final class DayLength implements ITypeConverter<Duration> {
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})(ms|s|m)");

  @Override
  public Duration convert(String text) {
    var found = LENGTH.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException("'" + text + "' is no length like 5s, 100ms or 2m");
    }
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
