package dev.steward.dsl.types;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.Template;
import dev.steward.dsl.playbook.TypeRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What all files of a workspace mean together, computed once; for any thread. Describes the trees that it was computed
 * from, which nobody may change.
 */
public interface Analysis {

    /** The type of an expression; {@link Type#UNKNOWN} for what is in error or no value (a connector's name). */
    Type typeOf(Expression expression);

    /** The type that a reference to a type stands for. */
    Type typeOf(TypeRef reference);

    /** What a Reference or MemberAccess stands for, null when unresolved. */
    @Nullable
    Target targetOf(Expression reference);

    /**
     * The AgentDecl, OperationDecl or PlaybookDecl that an expression calls; null when it calls none of them. For an
     * {@code undo} that only names an operation, that operation.
     */
    @Nullable
    EObject calleeOf(Expression call);

    /**
     * The arguments of a call of an agent, operation or playbook by the parameter they are for, in the order of the
     * parameters; parameters that take their default are missing. Also the arguments of an {@code instance}.
     */
    Map<String, Expression> argumentsOf(EObject call);

    /**
     * The type of a local value.
     *
     * @param origin see {@link Target.LocalTarget}
     */
    Type typeOfLocal(EObject origin);

    /** The parameters of an agent: declared, or taken from its prompt and the calls in all files. */
    Map<String, Type> inputsOf(AgentDecl agent);

    /** The words of the prompt of an agent that its calls fill, in their order; whether or not it declares inputs. */
    List<String> promptWordsOf(AgentDecl agent);

    /** What an agent answers; Text when it says nothing. */
    Type resultOf(AgentDecl agent);

    /** What an operation gives; {@code NOTHING} when it says nothing. */
    Type resultOf(OperationDecl operation);

    /**
     * The declaration that a (qualified) name means at a place.
     *
     * @param place any element of the file in which the name stands
     */
    @Nullable
    Declaration declaration(EObject place, @Nullable String name);

    /** The operation that {@code connector.op} means at a place. */
    @Nullable
    OperationDecl operation(EObject place, @Nullable String name);

    /** All declarations that a file sees under a simple name: of its own package, and imported ones. */
    Collection<Declaration> visible(PlaybookFile file);

    /** Whether a value of one type may stand where another is asked for. */
    boolean fits(Type expected, Type given);

    /** All calls of an agent, operation or playbook in all files. */
    Collection<Expression> callsOf(EObject callee);

    /** The text pieces of a TextTemplate or BlockTemplate without common indentation: one more than expressions. */
    List<String> textsOf(Template template);
}
