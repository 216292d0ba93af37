/** Workbooks as people read them: sheets of typed cells, written as a stream in bounded memory. */
@NullMarked
package io.github.dokucamel.report.book;

import org.jspecify.annotations.NullMarked;
