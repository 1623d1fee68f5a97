package dev.steward.connectors.internal.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Texts;

/**
 * A mailbox of RFC 5322. The address is ASCII: a domain in another script is written in its ASCII form.
 *
 * @param name what stands before the address, empty for none
 */
record Address(String name, String email) {

    private static final Pattern LOCAL = Pattern
            .compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern
            .compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");
    private static final Pattern MAILBOX = Pattern.compile("\\s*(?:\"?([^\"<>]*?)\"?\\s*)<([^<>]*)>\\s*");
    private static final int LONGEST_LOCAL = 64, LONGEST = 254;

    /** Reads {@code address} or {@code Name <address>}; null when it is no mail address. */
    static @Nullable Address parse(String text) {
        var mailbox = MAILBOX.matcher(text);
        return mailbox.matches() ? of(mailbox.group(1), mailbox.group(2)) : of("", text);
    }

    /** Null when {@code email} is no mail address that every mail server takes. */
    static @Nullable Address of(String name, String email) {
        var address = email.strip();
        var at = address.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return null;
        }
        try {
            var domain = IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            var ascii = address.substring(0, at + 1) + domain.toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(domain).matches() && ascii.length() <= LONGEST ? new Address(Texts.line(name), ascii)
                    : null;
        } catch (IllegalArgumentException e) {
            // IDN's way to say that the domain is none
            return null;
        }
    }

    /** What stands behind the at sign. */
    String domain() {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    /** As a header's value. */
    String header() {
        return name.isEmpty() ? email : MimeText.phrase(name) + " <" + email + ">";
    }

    /** Two addresses with the same identity get one letter. */
    String identity() {
        return email.toLowerCase(Locale.ROOT);
    }
}
