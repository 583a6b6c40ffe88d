// SPDX-License-Identifier: Apache-2.0
/// One name for one thing: models and sellers are spelt differently by every source, and two
/// captures of the same price must meet without two different models ever becoming one (rule I-64).
package outcry.index.name;
