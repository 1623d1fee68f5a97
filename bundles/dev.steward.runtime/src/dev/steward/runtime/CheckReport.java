package dev.steward.runtime;

import java.util.List;
import java.util.OptionalLong;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a check found.
 *
 * @param findings  sorted by place
 * @param playbooks those that compile, with what they can do and cost
 * @param files     how many files were looked at
 * @param notes     what is understood but not done by this version, one sentence each
 */
public record CheckReport(List<Finding> findings, List<Outlook> playbooks, int files, List<String> notes) {

    public CheckReport {
        findings = List.copyOf(findings);
        playbooks = List.copyOf(playbooks);
        notes = List.copyOf(notes);
    }

    /** Something to put right. {@code file} is relative to the company folder; line and column count from 1. */
    public record Finding(String file, int line, int column, boolean error, String message, String code) {

        /** {@code file:line:col: severity: message [code]}. */
        public String text() {
            return file + ":" + line + ":" + column + ": " + (error ? "error" : "warning") + ": " + message + " ["
                    + code + "]";
        }
    }

    /**
     * What a run of a playbook can do and cost.
     *
     * @param place    {@code file:line}
     * @param microUsd the worst case, empty when it is unknown
     * @param bound    what keeps the cost down, in words
     * @param unknown  why the worst case is unknown, one sentence each
     */
    public record Outlook(String playbook, String place, OptionalLong microUsd, String bound, List<String> unknown,
            List<Effect> effects) {
        public Outlook {
            unknown = List.copyOf(unknown);
            effects = List.copyOf(effects);
        }
    }

    /**
     * An effect on the outside.
     *
     * @param gate what stands before it, in words; null when nothing does
     * @param back how it is taken back, in words
     * @param open whether nobody is asked before something that can't be taken back
     */
    public record Effect(String step, String operation, String kind, @Nullable String gate, String back, boolean open,
            @Nullable String place) {
    }

    /** Number of errors. */
    public long errors() {
        return findings.stream().filter(Finding::error).count();
    }

    /** Number of warnings. */
    public long warnings() {
        return findings.size() - errors();
    }
}
