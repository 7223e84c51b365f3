/** A small whole PDF, as a browser would send it. */
export function aPdf(name = '营业执照.pdf', words = 'licence'): File {
  const text = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  return new File([text], name, { type: 'application/pdf' })
}

/** A page of markup that calls itself a PDF. */
export const aFalsePdf = () => new File(['<html><script>1</script></html>'], '执照.pdf')
