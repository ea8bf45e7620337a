-- SPDX-License-Identifier: GPL-3.0-or-later
-- One number for all rows of measure, over their days of entry too, which no record tells (the
-- formula is in src/store/wg-sum-digest.c). The program computes it when it brings the file
-- forward; every edit adds what it changes.

ALTER TABLE audit_head ADD COLUMN sums @I64@;
