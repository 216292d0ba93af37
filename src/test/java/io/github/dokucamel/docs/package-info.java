/** What the documents say is held against what the bundle is. */
package io.github.dokucamel.docs;
