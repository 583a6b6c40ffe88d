// SPDX-License-Identifier: Apache-2.0
/// Price-only indices of language models: matched models at fixed quantities, chained, so that no
/// change of use, host or model moves them, only a named list price does (rules I-47 to I-55).
package outcry.index.token;
