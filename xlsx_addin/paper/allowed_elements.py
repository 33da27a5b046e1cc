"""What of Word's markup a template may hold, by name: whatever is not named here is dropped or refused.

Text, tables, lists, notes, headers, pictures and simple shapes, with all that says how they look. ECMA-376, part 1.
"""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that everybody writes
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS_NAMESPACE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG_NAMESPACE = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
PICTURE_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = f"{{{PICTURE_NAMESPACE}}}"
_WPS = f"{{{WPS_NAMESPACE}}}"
_WPG = f"{{{WPG_NAMESPACE}}}"
_W10 = "{urn:schemas-microsoft-com:office:word}"

_CONTENT = """
    document body p r t br tab cr sym softHyphen noBreakHyphen ptab pgNum dayShort dayLong monthShort monthLong
    yearShort yearLong fldSimple fldChar instrText bookmarkStart bookmarkEnd drawing pict ruby rubyPr rubyAlign hps
    hpsRaise hpsBaseText lid rt rubyBase dir bdo tbl tr tc background hdr ftr footnotes footnote footnoteReference
    footnoteRef endnotes endnote endnoteReference endnoteRef separator continuationSeparator txbxContent
"""
_RUN = """
    rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
    vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
    lang eastAsianLayout specVanish oMath
"""
_PARAGRAPH = """
    pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top
    left bottom right between bar start end tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
    autoSpaceDE autoSpaceDN bidi adjustRightInd ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
    textAlignment textboxTightWrap outlineLvl cnfStyle
"""
_TABLE = """
    tblPr tblPrEx tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing
    tblInd tblBorders insideH insideV tblLayout tblCellMar tblLook tblCaption tblDescription tblGrid gridCol trPr
    gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader hidden tcPr tcW gridSpan hMerge vMerge
    tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign hideMark
"""
_SECTION = """
    sectPr headerReference footerReference footnotePr endnotePr pos numFmt numStart numRestart type pgSz pgMar
    paperSrc pgBorders lnNumType pgNumType cols col formProt noEndnote titlePg textDirection rtlGutter docGrid
"""
_STYLES = """
    styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name aliases basedOn next link
    autoRedefine uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply
    tblStylePr
"""
_NUMBERING = """
    numbering numPicBullet abstractNum nsid multiLevelType tmpl styleLink numStyleLink lvl lvlRestart isLgl suff
    lvlText lvlPicBulletId legacy lvlJc num abstractNumId lvlOverride startOverride numIdMacAtCleanup
"""
_FONTS = "fonts font altName panose1 charset family notTrueType pitch sig"
_SETTINGS = """
    zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop
    evenAndOddHeaders bookFoldPrinting defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
    doNotHyphenateCaps drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
    displayVerticalDrawingGridEvery characterSpacingControl footnotePr endnotePr compat themeFontLang
    clrSchemeMapping decimalSymbol listSeparator displayBackgroundShape printTwoOnOne
"""
_COMPATIBILITY = """
    settings compatSetting useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL
    noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace
    doNotExpandShiftReturn spacingInWholePoints lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack
    wpSpaceWidth showBreaksInFrames subFontBySize suppressBottomSpacing suppressTopSpacing
    suppressSpacingAtTopOfPage suppressTopSpacingWP suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc
    truncateFontHeightsLikeWP6 mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces
    footnoteLayoutLikeWW8 shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment adjustLineHeightInTable
    autoSpaceLikeWord95 noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth layoutTableRowsApart
    useWord97LineBreakRules doNotBreakWrappedTables doNotSnapToGridInCell selectFldWithFirstOrLastChar
    applyBreakingRules doNotWrapTextWithPunct doNotUseEastAsianBreakRules useWord2002TableStyleRules growAutofit
    useFELayout useNormalStyleForList doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules
    allowSpaceOfSameStyleInTable doNotSuppressIndentation doNotAutofitConstrainedTables autofitToFirstFixedWidthCell
    underlineTabInNumList displayHangulFixedWidth splitPgBreakAndParaMark doNotVertAlignCellWithSp
    doNotBreakConstrainedForcedTable doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance
"""
_DRAWING = """
    inline anchor extent effectExtent docPr cNvGraphicFramePr simplePos positionH positionV align posOffset wrapNone
    wrapSquare wrapTight wrapThrough wrapTopAndBottom wrapPolygon start lineTo
"""
_DRAWINGML = """
    graphic graphicData graphicFrameLocks picLocks spLocks cxnSpLocks grpSpLocks blip stretch fillRect srcRect tile
    xfrm off ext chOff chExt prstGeom custGeom avLst gdLst gd ahLst ahXY ahPolar cxnLst cxn rect pathLst path moveTo
    lnTo arcTo quadBezTo cubicBezTo close pt pos noFill solidFill gradFill blipFill pattFill grpFill fgClr bgClr
    gsLst gs lin fillToRect tileRect ln headEnd tailEnd prstDash custDash ds round bevel miter scrgbClr srgbClr
    hslClr sysClr schemeClr prstClr tint shade comp inv gray alpha alphaOff alphaMod hue hueOff hueMod sat satOff
    satMod lum lumOff lumMod red redOff redMod green greenOff greenMod blue blueOff blueMod gamma invGamma
    alphaBiLevel alphaCeiling alphaFloor alphaInv alphaModFix alphaRepl biLevel blur clrChange clrFrom clrTo clrRepl
    duotone grayscl effectLst effectDag effectRef cont fillOverlay glow innerShdw outerShdw prstShdw reflection
    softEdge fillRef lnRef fontRef noAutofit normAutofit spAutoFit flatTx prstTxWarp scene3d camera rot lightRig
    sp3d bevelT bevelB extrusionClr contourClr backdrop anchor norm up theme themeElements clrScheme dk1 lt1 dk2 lt2
    accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink fontScheme majorFont minorFont latin ea cs font
    fmtScheme fillStyleLst lnStyleLst effectStyleLst effectStyle bgFillStyleLst
"""
_PICTURE = "pic nvPicPr cNvPr cNvPicPr blipFill spPr"
_SHAPE = "wsp cNvPr cNvSpPr cNvCnPr spPr style txbx bodyPr"
_GROUP = "wgp grpSp cNvPr cNvGrpSpPr grpSpPr"
_VML = """
    shape shapetype rect line oval roundrect polyline arc curve group path formulas f handles h stroke fill shadow
    textbox textpath imagedata
"""


def _named(namespace: str, *names: str) -> set[str]:
    return {namespace + name for text in names for name in text.split()}


ALLOWED = frozenset(
    _named(W, _CONTENT, _RUN, _PARAGRAPH, _TABLE, _SECTION, _STYLES, _NUMBERING, _FONTS, _COMPATIBILITY, _SETTINGS)
    | _named(_WP, _DRAWING)
    | _named(A, _DRAWINGML)
    | _named(_PIC, _PICTURE)
    | _named(_WPS, _SHAPE)
    | _named(_WPG, _GROUP)
    | _named(V, _VML)
    | _named(O, "lock")
    | _named(_W10, "wrap anchorlock borderleft bordertop borderright borderbottom")
)
"""Elements that are kept."""

SETTINGS = frozenset(_named(W, _SETTINGS))
"""What is kept of the settings; all else there (data sources, other templates, histories, variables) is left out."""

UNWRAPPED = frozenset(_named(W, "sdt sdtContent smartTag customXml hyperlink"))
"""Elements of which only the content is kept: a box that was tied to data, a place in this file that was linked to."""

DROPPED = frozenset(
    _named(
        W,
        """sdtPr sdtEndPr smartTagPr customXmlPr proofErr permStart permEnd commentRangeStart commentRangeEnd
        commentReference annotationRef lastRenderedPageBreak rsid divId printerSettings fldData embedRegular embedBold
        embedItalic embedBoldItalic""",
    )
    | _named(A, "extLst objectDefaults extraClrSchemeLst custClrLst")
    | _named(_WPS, "extLst")
    | _named(_WPG, "extLst")
    | _named(O, "idmap")
)
"""Elements that are left out with all that they hold: marks of an editor, comments, ties to other parts."""

ACTIVE = frozenset(_named(W, "object altChunk subDoc control movieRef ffData") | _named(O, "OLEObject"))
"""Elements that embed something that acts; the template is refused."""

OUTSIDE = frozenset(_named(A, "hlinkClick hlinkHover hlinkMouseOver audioFile videoFile quickTimeFile wavAudioFile"))
"""Elements that lead out of the file; the template is refused."""

TRACKED = frozenset(
    _named(
        W,
        """ins del moveFrom moveTo delText delInstrText moveFromRangeStart moveFromRangeEnd moveToRangeStart
        moveToRangeEnd cellIns cellDel cellMerge rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange
        tcPrChange tblPrExChange numberingChange customXmlInsRangeStart customXmlDelRangeStart""",
    )
)
"""Changes that nobody has decided on; the template is refused."""

NAMED_PICTURES = frozenset((_WP + "docPr", *(space + "cNvPr" for space in (_PIC, _WPS, _WPG))))
"""Elements whose name is often that of a file on somebody's machine; it is emptied."""
