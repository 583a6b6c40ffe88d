// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.time.Instant;

/// A capture in the archive.
///
/// @param number counts captures from 1, in the order they were kept
/// @param taken to the microsecond
/// @param sha256 of the bytes as they came
/// @param length bytes as they came
/// @param complete false for an answer that broke off
/// @param kept its file, relative to the archive, gzip; captures of the same bytes share it
/// @param observations taken from it
/// @param refusals of lines in it, or of all of it
public record KeptCapture(
    long number,
    String source,
    String part,
    Instant taken,
    String sha256,
    long length,
    boolean complete,
    String kept,
    int observations,
    int refusals) {}
