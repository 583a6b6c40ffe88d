// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// What was priced.
public sealed interface Good {
  /// The name an index asks for: `H100`, `gpt-5.5`.
  String name();

  /// A GPU. An empty form and a memory of 0 mean that the page does not say.
  ///
  /// @param name `H100`, `H200`, `B200`, `A100`, ...
  /// @param form `SXM`, `PCIe`, `NVL` or empty
  /// @param memoryGb per card
  /// @param interconnect `nvlink`, `infiniband`, `none` or empty
  record Gpu(String name, String form, int memoryGb, String interconnect) implements Good {}

  /// A million tokens of a language model; the host is the observation's provider.
  record Tokens(String name, Component component, ContextTier context, DayTier hours)
      implements Good {}

  /// What of a request is billed.
  enum Component {
    INPUT,
    CACHED,
    CACHE_WRITE,
    OUTPUT
  }

  /// Long prompts cost more at many vendors; an index takes the short ones.
  enum ContextTier {
    SHORT,
    LONG
  }

  /// DeepSeek was the first to price by the hour of the day.
  enum DayTier {
    ALL_DAY,
    PEAK,
    OFF_PEAK
  }
}
