/**
 * Tables as people's programs write them: a sheet of a workbook, or text with a character between
 * the cells. Rows come out with their cells put right, and with what was done to them; what an order
 * is they do not know.
 */
@NullMarked
package io.github.dokucamel.intake.table;

import org.jspecify.annotations.NullMarked;
