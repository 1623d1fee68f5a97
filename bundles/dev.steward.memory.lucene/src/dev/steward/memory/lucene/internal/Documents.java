package dev.steward.memory.lucene.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex.Hit;
import dev.steward.engine.spi.MemoryStore.Item;

/** Items as documents, and how they are asked for. Only the id is kept: everything else is in the store. */
final class Documents {

    /** Changes when the documents of before can't be read any more; the index is then built again. */
    static final String SCHEMA = "1";

    private static final String KEY = "key", ID = "id", TYPE = "type", SUBJECT = "subject", TEXT = "text";
    /** Best first; of equals the newer one. */
    private static final Sort BEST = new Sort(SortField.FIELD_SCORE, new SortField(ID, SortField.Type.LONG, true));

    private final FoldingAnalyzer analyzer;

    Documents(FoldingAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    Term key(Item item) {
        return new Term(KEY, Long.toString(item.id()));
    }

    Document of(Item item) {
        var document = new Document();
        document.add(new StringField(KEY, Long.toString(item.id()), Store.NO));
        document.add(new NumericDocValuesField(ID, item.id()));
        document.add(new StringField(TYPE, item.write().type(), Store.NO));
        document.add(new StringField(SUBJECT, item.write().subject(), Store.NO));
        document.add(new TextField(TEXT, FoldingAnalyzer.plain(item.write().text()), Store.NO));
        return document;
    }

    List<Hit> search(IndexSearcher searcher, String text, @Nullable String type, @Nullable String subject, int max)
            throws IOException {
        var words = analyzer.words(TEXT, text);
        if (words.isEmpty() || max <= 0) {
            return List.of();
        }
        var query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
        words.forEach(word -> query.add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD));
        if (type != null) {
            query.add(new TermQuery(new Term(TYPE, type)), Occur.FILTER);
        }
        if (subject != null) {
            query.add(new TermQuery(new Term(SUBJECT, subject)), Occur.FILTER);
        }
        var hits = new ArrayList<Hit>();
        var most = Math.min(max, Math.max(1, searcher.getIndexReader().maxDoc()));
        for (var found : searcher.search(query.build(), most, BEST).scoreDocs) {
            if (found instanceof FieldDoc document && document.fields[0] instanceof Float score
                    && document.fields[1] instanceof Long id) {
                hits.add(new Hit(id, score));
            }
        }
        return hits;
    }
}
