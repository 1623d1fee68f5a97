/** Where Xtext expects a validator; the checks are in {@code internal.checks}. */
package dev.steward.dsl.validation;
