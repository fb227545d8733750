package org.almanac.markdown;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.CoreTextContentNodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** In plain text an address that is its own words is said once; any other link as the library says it. */
final class BareLink implements NodeRenderer {
    private final TextContentNodeRendererContext context;
    private final NodeRenderer others;

    BareLink(TextContentNodeRendererContext context) {
        this.context = context;
        this.others = new CoreTextContentNodeRenderer(context);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class);
    }

    @Override
    public void render(Node node) {
        if (isBare((Link) node)) {
            context.getWriter().write(((Link) node).getDestination());
        } else {
            others.render(node);
        }
    }

    /** Whether its words are its address. */
    static boolean isBare(Link link) {
        return link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && text.getLiteral().equals(link.getDestination());
    }
}
