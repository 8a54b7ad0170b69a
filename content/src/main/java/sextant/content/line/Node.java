package sextant.content.line;

/** Whatever stands in a component or beside the roots. */
sealed interface Node permits Component, Property, Opaque {}
