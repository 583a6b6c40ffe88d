// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.time.LocalDate;
import java.util.List;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;

/// What was observed on a day, UTC, in the order of captures and lines. The `input` of each
/// observation and refusal is a place in `captures`.
///
/// @param captures those that say something about the day
/// @param refusals also of captures taken that day of which nothing could be read
public record Day(
    LocalDate date,
    List<KeptCapture> captures,
    List<Observation> observations,
    List<Refusal> refusals) {}
