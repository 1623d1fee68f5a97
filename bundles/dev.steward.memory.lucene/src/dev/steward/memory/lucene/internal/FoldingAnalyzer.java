package dev.steward.memory.lucene.internal;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Words by the rules of Unicode, in lower case and without accents. It knows no language, since a company's memory mixes
 * them: no stop words, no stems.
 */
final class FoldingAnalyzer extends Analyzer {

    private static final int MOST_TERMS = 200;
    private static final int LONGEST_QUERY = 20_000;

    @Override
    protected TokenStreamComponents createComponents(@Nullable String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
    }

    /** What is handed to the analyzer: a colon parts words, which the rules of Unicode keep together for Swedish. */
    static String plain(String text) {
        return text.replace(':', ' ');
    }

    /** The different words of a text in order; a long text is cut. */
    Set<String> words(String field, String text) throws IOException {
        var terms = new LinkedHashSet<String>();
        try (var stream = tokenStream(field, plain(text.substring(0, Math.min(LONGEST_QUERY, text.length()))))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (terms.size() < MOST_TERMS && stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}
