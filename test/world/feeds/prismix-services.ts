/**
 * What the pretend Prismix watches: 77 services, as its page of 2026-10 counts them. Ids of the video services follow
 * its addresses (prismix.dev/service/pika); the rest is a plausible list.
 */
export const prismixServices: Readonly<Record<string, string>> = {
  pika: 'Pika',
  runway: 'Runway',
  luma: 'Luma AI',
  kling: 'Kling AI',
  hailuo: 'Hailuo AI',
  fal: 'fal.ai',
  stability: 'Stability AI',
  elevenlabs: 'ElevenLabs',
  openai: 'OpenAI',
  replicate: 'Replicate',
  discord: 'Discord',
  veo: 'Google Veo',
  ...Object.fromEntries(
    (
      'Anthropic,Claude,ChatGPT,Gemini,Vertex AI,AI Studio,Azure OpenAI,AWS Bedrock,Mistral,Cohere,Groq,Together AI,Fireworks AI,' +
      'Perplexity,DeepSeek,xAI,Grok,Qwen,Moonshot,Zhipu,MiniMax,Midjourney,Leonardo AI,Ideogram,Recraft,Black Forest Labs,Krea,' +
      'Suno,Udio,HeyGen,Synthesia,D-ID,Descript,Captions,InVideo,Adobe Firefly,Canva,Figma,Hugging Face,Modal,RunPod,Lambda,' +
      'CoreWeave,Baseten,Anyscale,OpenRouter,LangSmith,Pinecone,Weaviate,Qdrant,Supabase,Vercel,Netlify,Cloudflare,GitHub,' +
      'GitHub Copilot,Cursor,Windsurf,Replit,Lovable,Bolt,v0,Notion AI,Grammarly,AssemblyAI'
    )
      .split(',')
      .map((name) => [name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), name]),
  ),
};
